import { keepGlyphsDistinct } from "./distinct-glyphs";
import type { Face, Weight } from "./faces";
import { printable } from "./printable";
import { type Run, runsOf } from "./runs";

export interface TextStyle {
  size: number;
  weight?: Weight;
  color?: string;
  /** Lines are broken at this width. */
  width?: number;
  align?: "left" | "right";
  link?: string;
}

/** How far lines stand apart, in their size. */
const LEADING = 1.4;
/** From a line's top to its letters' foot: Inter's ascent. Faces share the foot, whatever their own ascent. */
const ASCENT = 0.97;

/** Writes on a page in any script that we have a face for: breaks lines, orders what runs to the left, picks faces. */
export class Pen {
  private readonly known = new Set<string>();

  constructor(
    private readonly page: PDFKit.PDFDocument,
    private readonly country: string | undefined,
  ) {}

  /** Answers where the next line would begin. */
  write(text: string, x: number, y: number, style: TextStyle): number {
    const lines = printable(text)
      .split("\n")
      .flatMap((line) => this.broken(line, style));
    const height = style.size * LEADING;
    for (const [at, line] of lines.entries()) this.writeLine(line, x, y + at * height, style);
    return y + lines.length * height;
  }

  /** How many lines a text takes. */
  lineCount(text: string, style: TextStyle): number {
    return printable(text)
      .split("\n")
      .flatMap((line) => this.broken(line, style)).length;
  }

  widthOf(line: string, style: TextStyle): number {
    return this.runs(line, style).reduce((sum, run) => sum + this.runWidth(run, style), 0);
  }

  private writeLine(line: string, x: number, y: number, style: TextStyle): void {
    const { size, color = "#18181b", width, align, link } = style;
    const lineWidth = this.widthOf(line, style);
    const start = align === "right" && width !== undefined ? x + width - lineWidth : x;
    let at = start;
    for (const run of this.runs(line, style)) {
      this.use(run.face).fontSize(size).fillColor(color);
      const isStroked = style.weight === "semibold" && !run.face.isWeighted;
      if (isStroked) this.page.lineWidth(size / 40).strokeColor(color);
      this.show(run, at, y + size * ASCENT, isStroked);
      at += this.runWidth(run, style);
    }
    if (link) this.page.link(start, y, lineWidth, size * LEADING, link);
  }

  private show(run: Run, x: number, y: number, stroke: boolean): void {
    const style = { lineBreak: false, baseline: "alphabetic", features: [], fill: true, stroke } as const;
    const show = () => void this.page.text(run.text, x, y, { ...style, features: [] });
    if (run.actual) withActualText(this.page, run.actual, show);
    else show();
  }

  private runs(line: string, style: TextStyle): Run[] {
    return runsOf(line, style.weight ?? "regular", this.country);
  }

  private runWidth({ text, face }: Run, { size }: TextStyle): number {
    return this.use(face).fontSize(size).widthOfString(text, { features: [] });
  }

  private use(face: Face): PDFKit.PDFDocument {
    if (this.known.has(face.id)) return this.page.font(face.id);
    this.known.add(face.id);
    this.page.registerFont(face.id, face.open()).font(face.id);
    if (face.isRtl) keepGlyphsDistinct(this.page);
    return this.page;
  }

  /** Greedy: at spaces and between Han letters, and within a word that is longer than a line. */
  private broken(line: string, style: TextStyle): string[] {
    const { width } = style;
    if (width === undefined || this.widthOf(line, style) <= width) return [line];
    const lines: string[] = [];
    let current = "";
    for (const part of partsOf(line)) {
      for (const piece of this.widthOf(part, style) > width ? Array.from(part) : [part]) {
        if (current && this.widthOf((current + piece).trimEnd(), style) > width) {
          lines.push(current.trimEnd());
          current = "";
        }
        current += current === "" ? piece.trimStart() : piece;
      }
    }
    return [...lines, current.trimEnd()].filter(Boolean);
  }
}

/**
 * Syllables are shown in another order than they are written in, and brackets are turned: this is what a reader copies. It
 * stands inside the text object, because readers place it by the coordinates there.
 */
function withActualText(page: PDFKit.PDFDocument, letters: string, show: () => void): void {
  const add = page.addContent;
  page.addContent = (data: unknown) => {
    if (data === "ET") add.call(page, "EMC");
    const added = add.call(page, data);
    if (data === "BT") add.call(page, `/Span <</ActualText <${utf16(letters)}>>> BDC`);
    return added;
  };
  try {
    show();
  } finally {
    page.addContent = add;
  }
}

/** A PDF's text string as hexadecimal digits, with the mark that says UTF-16. */
function utf16(text: string): string {
  return Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("hex");
}

/** Where a line may break: after spaces and hyphens, and after each letter of scripts that are written without spaces. */
function partsOf(line: string): string[] {
  return (
    line.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu,
    ) ?? []
  );
}
