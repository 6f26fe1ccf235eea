import { faceOf, hanOrder } from "./faces";

/** The letters of a text that no face of ours has, each once: a document could not show them. */
export function unprintable(text: string): string[] {
  const order = hanOrder(text);
  const isMissing = (letter: string) =>
    letter !== "\n" && !faceOf(letter, "regular", order) && !baseOf(letter);
  return [...new Set(Array.from(text.normalize("NFC")).filter(isMissing))];
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
