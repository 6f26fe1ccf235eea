import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

export type NotoScript = "jp" | "sc" | "kr" | "arabic" | "hebrew" | "thai" | "devanagari";

const PACKS: Record<NotoScript, string> = {
  jp: join(process.cwd(), "lib/print/fonts/noto/jp.pack"),
  sc: join(process.cwd(), "lib/print/fonts/noto/sc.pack"),
  kr: join(process.cwd(), "lib/print/fonts/noto/kr.pack"),
  arabic: join(process.cwd(), "lib/print/fonts/noto/arabic.pack"),
  hebrew: join(process.cwd(), "lib/print/fonts/noto/hebrew.pack"),
  thai: join(process.cwd(), "lib/print/fonts/noto/thai.pack"),
  devanagari: join(process.cwd(), "lib/print/fonts/noto/devanagari.pack"),
};

/** Of each piece its place in the file, then the letters it has: first and count, again and again. */
type Index = Record<NotoScript, [offset: number, length: number, ...runs: number[]][]>;

let index: Index | undefined;
const letters = new Map<NotoScript, Map<number, number>>();
const opened = new Map<string, Buffer>();
/** Pieces that are kept open: about 50 KB each. */
const MOST_OPEN = 60;

/** Which piece of a script's face has this letter; undefined where none has. */
export function findPiece(script: NotoScript, code: number): number | undefined {
  let known = letters.get(script);
  if (!known) {
    known = lettersOf(script);
    letters.set(script, known);
  }
  return known.get(code);
}

function lettersOf(script: NotoScript): Map<number, number> {
  const found = new Map<number, number>();
  for (const [piece, [, , ...runs]] of readIndex()[script].entries())
    for (let at = 0; at < runs.length; at += 2)
      for (let code = runs[at]!; code < runs[at]! + runs[at + 1]!; code += 1)
        if (!found.has(code)) found.set(code, piece);
  return found;
}

/** A piece as a TrueType font: made by scripts/make-noto-faces.mjs, unpacked when a document needs it. */
export function openPiece(script: NotoScript, piece: number): Buffer {
  const key = `${script}-${piece}`;
  const known = opened.get(key);
  if (known) return known;
  const [offset, length] = readIndex()[script][piece]!;
  const font = brotliDecompressSync(readFileSync(PACKS[script]).subarray(offset, offset + length));
  if (opened.size >= MOST_OPEN) opened.clear();
  opened.set(key, font);
  return font;
}

function readIndex(): Index {
  const file = join(process.cwd(), "lib/print/fonts/noto/faces.json");
  index ??= JSON.parse(readFileSync(file, "utf8")) as Index;
  return index;
}
