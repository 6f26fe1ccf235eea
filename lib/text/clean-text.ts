/**
 * Text from outside made fit to be stored: PostgreSQL takes no NUL in a text, and no half of a surrogate pair in JSON. For what
 * a provider has signed or answers; what callers of our API send is refused instead.
 */
const ESCAPES = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]/g;

/** JSON without those characters. Only escapes can hold them: written out, they would be invalid JSON or UTF-8. */
export function cleanJson(json: string): string {
  return json.replace(ESCAPES, (found) => {
    if (found.length !== 6) return found;
    if (found.slice(2) === "0000") return "";
    return /^\\u[dD][89a-fA-F]/.test(found) ? "\\ufffd" : found;
  });
}

/** A text of which a part may have been cut off. */
export function cleanText(text: string): string {
  return text
    .replaceAll("\u0000", "")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

/** At most so many characters of the text, none of them cut in half. Pure. */
export function cutText(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, "");
}
