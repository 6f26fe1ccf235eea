/** WordPress's own statuses as people say them; a plugin's own ones as they are. `protected` is our plugin's. */
const WORDS: Record<string, string> = {
  publish: "published",
  protected: "published with a password",
  future: "scheduled",
  pending: "pending review",
  trash: "in the trash",
};

export function contentStatusWords(status: string): string {
  return WORDS[status] ?? status.replaceAll(/[-_]/g, " ");
}
