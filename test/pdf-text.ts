import { inflateSync } from "node:zlib";

export interface PdfLine {
  text: string;
  /** From the page's foot upwards. */
  y: number;
}

export function textOfPdf(pdf: Buffer): string {
  return linesOfPdf(pdf)
    .map(({ text }) => text)
    .join("\n");
}

/** The text of a PDF as a reader would copy it: each font's glyphs go back to letters by its own ToUnicode table. */
export function linesOfPdf(pdf: Buffer): PdfLine[] {
  const streams = streamsOf(pdf.toString("latin1"));
  const letters = lettersOf(streams.find((stream) => stream.includes("beginbfrange")) ?? "");
  return streams
    .filter((stream) => /\bTJ\b/.test(stream))
    .flatMap((stream) => [...stream.matchAll(/1 0 0 1 [\d.]+ ([\d.]+) Tm.*?\[(.*?)\] TJ/gs)])
    .map(([, y, glyphs = ""]) => ({ text: wordsOf(glyphs, letters), y: Number(y) }));
}

function streamsOf(text: string): string[] {
  return [...text.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, body = ""]) => {
    const bytes = Buffer.from(body, "latin1");
    try {
      return inflateSync(bytes).toString("latin1");
    } catch {
      return "";
    }
  });
}

/** `<0000> <00ff> [<0041> <0042> ...]`: the letters of a run of glyphs. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = "", list = ""] of table.matchAll(/<(\w+)> <\w+> \[(.*?)\]/gs)) {
    const first = Number.parseInt(from, 16);
    for (const [at, [, code = ""]] of [...list.matchAll(/<(\w+)>/g)].entries()) {
      letters.set(first + at, String.fromCharCode(...(code.match(/.{4}/g) ?? []).map(hex)));
    }
  }
  return letters;
}

function wordsOf(glyphs: string, letters: Map<number, string>): string {
  const codes = [...glyphs.matchAll(/<(\w+)>/g)].flatMap(([, run = ""]) => run.match(/.{4}/g) ?? []);
  return codes.map((code) => letters.get(hex(code)) ?? "").join("");
}

const hex = (code: string) => Number.parseInt(code, 16);
