/** Of invariants that nothing contradicts, but that somebody waits for. */
export function attentionWords(count: number): string {
  return count === 1 ? "one thing needs attention" : `${count} things need attention`;
}
