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

/**
 * The text of a PDF as a reader would copy it, piece by piece as it was drawn: each font's glyphs go back to letters by its
 * own ToUnicode table, and a piece that says its own text (ActualText) is that.
 */
export function linesOfPdf(pdf: Buffer): PdfLine[] {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  const shown =
    /1 0 0 1 [\d.]+ (?<y>[\d.]+) Tm|\/(?<font>F\d+) [\d.]+ Tf|\/ActualText <(?<actual>\w+)>|\[(?<glyphs>[^\]]*)\] TJ/g;
  return [...objects.values()]
    .filter(({ stream }) => /\bTJ\b/.test(stream))
    .flatMap(({ stream }) => {
      const lines: PdfLine[] = [];
      let [y, font, actual] = [0, "", ""];
      for (const { groups = {} } of stream.matchAll(shown)) {
        if (groups.y) [y, actual] = [Number(groups.y), ""];
        else if (groups.font) font = groups.font;
        else if (groups.actual) actual = utf16(groups.actual).slice(1);
        else lines.push({ y, text: actual || wordsOf(groups.glyphs ?? "", fonts.get(font) ?? new Map()) });
      }
      return lines;
    });
}

/** The names of the fonts that are in it, such as "NotoSansJP-Regular". */
export function fontsOfPdf(pdf: Buffer): string[] {
  return [
    ...new Set(
      [...pdf.toString("latin1").matchAll(/\/BaseFont \/[A-Z]+\+([\w-]+)/g)].map(([, name = ""]) => name),
    ),
  ];
}

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const found = pdf.toString("latin1").matchAll(/(\d+) 0 obj\n(.*?)endobj/gs);
  return new Map([...found].map(([, id = "", body = ""]) => [id, { head: body, stream: streamOf(body) }]));
}

function streamOf(body: string): string {
  const [, packed] = /stream\r?\n(.*?)\r?\nendstream/s.exec(body) ?? [];
  try {
    return packed === undefined ? "" : inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}

/** "F1" -> its letters by glyph. */
function fontsOf(objects: Map<string, PdfObject>): Map<string, Map<number, string>> {
  const named = [...objects.values()].flatMap(({ head }) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)]);
  return new Map(
    named.map(([, name = "", id = ""]) => {
      const [, table = ""] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "") ?? [];
      return [name, lettersOf(objects.get(table)?.stream ?? "")];
    }),
  );
}

/** `<0000> <00ff> [<0041> <0042> ...]`: the letters of a run of glyphs. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = "", list = ""] of table.matchAll(/<(\w+)> <\w+> \[(.*?)\]/gs)) {
    const first = hex(from);
    for (const [at, [, code = ""]] of [...list.matchAll(/<([\w ]*)>/g)].entries())
      letters.set(first + at, utf16(code.replaceAll(" ", "")));
  }
  return letters;
}

function wordsOf(glyphs: string, letters: Map<number, string>): string {
  const codes = [...glyphs.matchAll(/<(\w+)>/g)].flatMap(([, run = ""]) => run.match(/.{4}/g) ?? []);
  return codes.map((code) => letters.get(hex(code)) ?? "").join("");
}

const utf16 = (code: string) => String.fromCharCode(...(code.match(/.{4}/g) ?? []).map(hex));
const hex = (code: string) => Number.parseInt(code, 16);
