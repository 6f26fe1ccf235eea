/** What pdfkit and fontkit keep of a font in a document; their types don't tell. The versions are pinned. */
interface EmbeddedFont {
  font: { _glyphs: Record<number, unknown>; getGlyph(id: number, codePoints?: number[]): unknown };
  scale: number;
  subset: { glyphs: number[] };
  widths: (number | undefined)[];
  unicode: (number[] | undefined)[];
  layout(text: string, features: unknown): { glyphs: Glyph[]; positions: unknown[] };
  encode(text: string, features: unknown): [string[], unknown[]];
}

interface Glyph {
  id: number;
  codePoints: number[];
  advanceWidth: number;
}

/**
 * Shaped letters share shapes: Arabic ones their strokes, with the dots apart. pdfkit keeps one letter for each shape, so
 * what is copied from the page would be other letters. Here a shape is carried once for each letter that it stands for.
 */
export function keepGlyphsDistinct(page: PDFKit.PDFDocument): void {
  const font = (page as unknown as { _font: EmbeddedFont })._font;
  const known = new Map<string, number>();
  forgetLetters(font.font);
  font.encode = (text, features) => {
    const { glyphs, positions } = font.layout(text, features);
    return [glyphs.map((glyph) => hex(take(font, known, glyph))), positions];
  };
}

/** fontkit keeps a shape with the first letter that had it. */
function forgetLetters(font: EmbeddedFont["font"]): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints) => {
    delete font._glyphs[id];
    return getGlyph(id, codePoints);
  };
}

function take(
  font: EmbeddedFont,
  known: Map<string, number>,
  { id, codePoints, advanceWidth }: Glyph,
): number {
  const key = `${id}:${codePoints.join()}`;
  const taken = known.get(key) ?? font.subset.glyphs.push(id) - 1;
  known.set(key, taken);
  font.widths[taken] ??= advanceWidth * font.scale;
  font.unicode[taken] ??= codePoints;
  return taken;
}

const hex = (id: number) => id.toString(16).padStart(4, "0");
