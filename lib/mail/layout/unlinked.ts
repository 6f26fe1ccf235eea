/** A mail program makes a link of a name that is a domain, and strangers chose it: an unseen sign after its dots forbids that. */
export function unlinked(name: string): string {
  return name.replace(/\.(?=\p{L})/gu, ".\u2060");
}
