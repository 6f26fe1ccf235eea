/** The fonts that every PDF reader has know Windows-1252 only: other letters lose their accents, or become "?". */
export function pdfText(text: string): string {
  return Array.from(text, (letter) => (isKnown(letter) ? letter : plain(letter))).join("");
}

const isKnown = (letter: string) => letter === "\n" || /^[\x20-\x7e\u00a0-\u00ff€]$/.test(letter);

function plain(letter: string): string {
  const base = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  return base !== "" && Array.from(base).every(isKnown) ? base : "?";
}
