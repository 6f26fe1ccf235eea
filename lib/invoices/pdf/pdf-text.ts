import LETTERS from "./fonts/letters.json";

/** What our font can draw: Latin, Greek and Cyrillic letters. Others lose their accents, or become "?". */
export function pdfText(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => (isKnown(letter) ? letter : plain(letter))).join("");
}

function isKnown(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return letter === "\n" || LETTERS.some(([first = 0, last = 0]) => first <= code && code <= last);
}

function plain(letter: string): string {
  const base = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  return base !== "" && Array.from(base).every(isKnown) ? base : "?";
}
