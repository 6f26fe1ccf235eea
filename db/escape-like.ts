/** `%`, `_` and the backslash stand for themselves in what somebody typed. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
