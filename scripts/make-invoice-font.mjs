/**
 * Makes the Latin faces of lib/print/fonts: Inter in two weights, each as one TrueType file with the letters of all
 * of Europe, and which ones they are. The packages have it as one file per script, which a PDF can't embed. The others are
 * made by scripts/make-noto-faces.mjs. `node scripts/make-invoice-font.mjs && npm run format`. fontkit comes with pdfkit.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(join(root, "package.json"));
const fontkit = require("fontkit");

const PACKAGE = join(root, "node_modules/@fontsource-variable/inter");
/** The static weights: too large to be installed for one file, so they are fetched when that is made. */
const SEMIBOLD = "@fontsource/inter@5.3.0";
const TARGET = join(root, "lib/print/fonts");
const SCRIPTS = ["latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese"];

mkdirSync(TARGET, { recursive: true });
const glyphs = collectGlyphs((script) => join(PACKAGE, `files/inter-${script}-wght-normal.woff2`));
writeFileSync(join(TARGET, "inter.ttf"), fontFile(glyphs, "Regular"));
writeFileSync(join(TARGET, "inter-semibold.ttf"), fontFile(collectGlyphs(semiboldFiles()), "SemiBold"));
writeFileSync(join(TARGET, "letters.json"), `${JSON.stringify(letters(glyphs))}\n`);
writeFileSync(join(TARGET, "LICENSE"), readFileSync(join(PACKAGE, "LICENSE")));

function semiboldFiles() {
  const folder = mkdtempSync(join(tmpdir(), "inter-"));
  execFileSync("npm", ["install", "--no-save", "--prefix", folder, SEMIBOLD], { stdio: "ignore" });
  return (script) => join(folder, `node_modules/@fontsource/inter/files/inter-${script}-600-normal.woff`);
}

function collectGlyphs(fileOf) {
  const sources = SCRIPTS.map((script) => fontkit.openSync(fileOf(script)));
  const found = [{ glyph: sources[0].getGlyph(0), font: sources[0], codes: [] }];
  const known = new Set();
  for (const source of sources) {
    for (const code of source.characterSet) {
      if (code < 32 || code > 0xffff || known.has(code)) continue;
      known.add(code);
      found.push({ glyph: source.glyphForCodePoint(code), font: source, codes: [code] });
    }
  }
  return found;
}

/** Runs of code points, [first, last] each. */
function letters(glyphs) {
  const runs = [];
  for (const code of glyphs.flatMap(({ codes }) => codes).sort((a, b) => a - b)) {
    if (runs.at(-1)?.[1] === code - 1) runs.at(-1)[1] = code;
    else runs.push([code, code]);
  }
  return runs;
}

function fontFile(glyphs, weight) {
  const [{ font }] = glyphs;
  const outlines = glyphs.map(({ glyph }) => outline(glyph));
  const boxes = outlines.filter(({ box }) => box).map(({ box }) => box);
  const box = [0, 1, 2, 3].map((at) => Math[at < 2 ? "min" : "max"](...boxes.map((each) => each[at])));
  const loca = [0];
  for (const { bytes } of outlines) loca.push(loca.at(-1) + bytes.length);
  return assemble({
    "OS/2": os2(font, glyphs),
    cmap: cmap(glyphs),
    glyf: Buffer.concat(outlines.map(({ bytes }) => bytes)),
    head: head(font, box),
    hhea: hhea(font, glyphs, box),
    hmtx: Buffer.concat(
      glyphs.map(({ glyph }, at) => u16(Math.round(glyph.advanceWidth), outlines[at].box?.[0] ?? 0)),
    ),
    loca: u32(...loca),
    maxp: Buffer.concat([
      u32(0x00010000),
      u16(glyphs.length, ...maxima(outlines), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    ]),
    name: names(weight),
    post: Buffer.concat([u32(0x00030000, 0), u16(-200, 100), u32(0, 0, 0, 0, 0)]),
  });
}

/** One simple TrueType glyph: the points of its contours, on and off the curve, each in full words. */
function outline(glyph) {
  const contours = contoursOf(glyph.path.commands);
  if (contours.length === 0) return { bytes: Buffer.alloc(0), points: 0, contours: 0 };
  const points = contours.flat();
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let end = -1;
  const ends = contours.map((contour) => (end += contour.length));
  const steps = (values) => values.map((value, at) => value - (at === 0 ? 0 : values[at - 1]));
  const parts = [u16(contours.length, ...box, ...ends, 0), Buffer.from(points.map(({ on }) => (on ? 1 : 0)))];
  const bytes = Buffer.concat([...parts, u16(...steps(xs), ...steps(ys))]);
  const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
  return { bytes: Buffer.concat([bytes, padding]), box, points: points.length, contours: contours.length };
}

function contoursOf(commands) {
  const contours = [];
  const point = (x, y, on) => contours.at(-1).push({ x: Math.round(x), y: Math.round(y), on });
  for (const { command, args } of commands) {
    if (command === "moveTo") contours.push([]);
    if (command === "quadraticCurveTo") point(args[0], args[1], false);
    if (command === "bezierCurveTo") throw new Error("TrueType has no cubic curves");
    if (command !== "closePath") point(args.at(-2), args.at(-1), true);
  }
  return contours.map(withoutRepeatedStart).filter(({ length }) => length > 1);
}

/** Closing is implied in TrueType. */
function withoutRepeatedStart(contour) {
  const [first, last] = [contour[0], contour.at(-1)];
  const repeated = contour.length > 1 && last.on && first.x === last.x && first.y === last.y;
  return repeated ? contour.slice(0, -1) : contour;
}

function maxima(outlines) {
  return [
    Math.max(...outlines.map(({ points }) => points)),
    Math.max(...outlines.map(({ contours }) => contours)),
  ];
}

/** Format 4: runs of codes whose glyphs follow each other. */
function cmap(glyphs) {
  const pairs = glyphs
    .flatMap(({ codes }, id) => codes.map((code) => ({ code, id })))
    .sort((a, b) => a.code - b.code);
  const runs = [];
  for (const { code, id } of pairs) {
    const run = runs.at(-1);
    if (run && code === run.end + 1 && id === run.id + (code - run.start)) run.end = code;
    else runs.push({ start: code, end: code, id });
  }
  runs.push({ start: 0xffff, end: 0xffff, id: 0 });
  const power = 2 ** Math.floor(Math.log2(runs.length));
  const search = [runs.length * 2, power * 2, Math.log2(power), (runs.length - power) * 2];
  const body = u16(
    ...search,
    ...runs.map(({ end }) => end),
    0,
    ...runs.map(({ start }) => start),
    ...runs.map(({ start, id }) => (start === 0xffff ? 1 : id - start)),
    ...runs.map(() => 0),
  );
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), u16(4, body.length + 6, 0), body]);
}

function head({ unitsPerEm }, box) {
  const versions = u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5);
  const dates = Buffer.alloc(16); // None: the same package gives the same bytes.
  return Buffer.concat([versions, u16(0b1011, unitsPerEm), dates, u16(...box, 0, 6, 2, 1, 0)]);
}

function hhea({ ascent, descent, lineGap }, glyphs, [xMin, , xMax]) {
  const widest = Math.round(Math.max(...glyphs.map(({ glyph }) => glyph.advanceWidth)));
  const rest = [widest, xMin, 0, xMax, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length];
  return Buffer.concat([u32(0x00010000), u16(ascent, descent, lineGap, ...rest)]);
}

function os2({ ascent, descent, lineGap, xHeight, capHeight }, glyphs) {
  const codes = glyphs.flatMap((glyph) => glyph.codes);
  const [first, last] = [Math.min(...codes), Math.max(...codes)];
  const start = u16(4, 1200, 400, 5, 0, 1300, 1200, 0, 150, 1300, 1200, 0, 700, 150, 600, 0);
  const ranges = Buffer.concat([Buffer.alloc(10), u32(0x2000028f, 0, 0, 0), Buffer.from("RSMS")]);
  const lines = [0x40, first, last, ascent, descent, lineGap, ascent, -descent];
  return Buffer.concat([start, ranges, u16(...lines), u32(1, 0), u16(xHeight, capHeight, 0, 32, 0)]);
}

function names(weight) {
  const texts = {
    0: "Copyright 2016 The Inter Project Authors",
    1: "Inter",
    2: weight,
    4: `Inter ${weight}`,
    6: `Inter-${weight}`,
  };
  const entries = Object.entries(texts).map(([id, text]) => [
    Number(id),
    Buffer.from(text, "utf16le").swap16(),
  ]);
  let offset = 0;
  const records = entries.map(([id, bytes]) => {
    offset += bytes.length;
    return u16(3, 1, 0x409, id, bytes.length, offset - bytes.length);
  });
  return Buffer.concat([
    u16(0, entries.length, 6 + 12 * entries.length),
    ...records,
    ...entries.map(([, bytes]) => bytes),
  ]);
}

function assemble(tables) {
  const entries = Object.entries(tables);
  const power = 2 ** Math.floor(Math.log2(entries.length));
  const header = Buffer.concat([
    u32(0x00010000),
    u16(entries.length, power * 16, Math.log2(power), (entries.length - power) * 16),
  ]);
  let offset = header.length + entries.length * 16;
  const records = [];
  const bodies = [];
  for (const [tag, table] of entries) {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    records.push(Buffer.concat([Buffer.from(tag), u32(checksum(padded), offset, table.length)]));
    bodies.push(padded);
    offset += padded.length;
  }
  const file = Buffer.concat([header, ...records, ...bodies]);
  const adjustment = (0xb1b0afba - checksum(file)) >>> 0;
  const at = file.readUInt32BE(header.length + 16 * entries.findIndex(([tag]) => tag === "head") + 8);
  file.writeUInt32BE(adjustment, at + 8);
  return file;
}

function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function u16(...values) {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => void bytes.writeUInt16BE(value & 0xffff, at * 2));
  return bytes;
}

function u32(...values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => void bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}
