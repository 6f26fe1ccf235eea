/** WordPress's own statuses as people say them; a plugin's own ones as they are. */
const WORDS: Record<string, string> = {
  publish: "published",
  future: "scheduled",
  pending: "pending review",
  trash: "in the trash",
};

export function contentStatusWords(status: string): string {
  return WORDS[status] ?? status.replaceAll(/[-_]/g, " ");
}
