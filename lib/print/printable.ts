import { faceOf, hanOrder } from "./faces";

/** The letters of a text that no face of ours has, each once: a document could not show them. */
export function unprintable(text: string): string[] {
  const order = hanOrder(text);
  const isMissing = (letter: string) =>
    letter !== "\n" && !faceOf(letter, "regular", order) && !baseOf(letter);
  return [...new Set(Array.from(text.normalize("NFC")).filter(isMissing))];
}

/** Whether a document would lose letters or digits of it, or all of it. Signs such as an emoji beside letters are no loss. */
export function losesLetters(text: string): boolean {
  const missing = unprintable(text);
  return missing.some((letter) => /[\p{L}\p{N}]/u.test(letter)) || (missing.length > 0 && !remainderOf(text));
}

/** What is left of a text that loses letters, tidied up; empty where no letter and no digit is left. */
export function remainderOf(text: string): string {
  const left = printable(text)
    .replace(/\s+/g, " ")
    .replace(/ (?=[,;:.])/g, "");
  return /[\p{L}\p{N}]/u.test(left) ? left.replace(/^[\s,;:.]+/, "").trim() : "";
}

/** A text as documents show it: a letter that no face has loses its accent, or is left out. */
export function printable(text: string): string {
  const order = hanOrder(text);
  return Array.from(text.normalize("NFC"), (letter) =>
    letter === "\n" || faceOf(letter, "regular", order) ? letter : (baseOf(letter) ?? ""),
  ).join("");
}

/** A plainer form of the letter that a face has. */
function baseOf(letter: string): string | undefined {
  const base = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  const order = hanOrder(base);
  return base !== "" && Array.from(base).every((each) => faceOf(each, "regular", order)) ? base : undefined;
}
