import { readFileSync } from "node:fs";
import { join } from "node:path";
import INTER from "./fonts/letters.json";
import { findPiece, type NotoScript, openPiece } from "./noto";

export type Weight = "regular" | "semibold";

/** One font file that a document can carry. */
export interface Face {
  id: string;
  /** Its script runs from right to left, and the shaper turns its letters around. */
  isRtl: boolean;
  /** Letters change their shape with what stands beside them. */
  isShaped: boolean;
  /** Of the weight that was asked for; Noto comes in one. */
  isWeighted: boolean;
  open: () => Buffer;
}

const HAN: readonly NotoScript[] = ["jp", "sc", "kr"];
const OTHERS: readonly NotoScript[] = ["arabic", "hebrew", "thai", "devanagari"];
const RTL: readonly NotoScript[] = ["arabic", "hebrew"];

let regular: Buffer | undefined;
let semibold: Buffer | undefined;

const LATIN: Record<Weight, Face> = {
  regular: {
    id: "inter",
    isRtl: false,
    isShaped: false,
    isWeighted: true,
    open: () => (regular ??= readFileSync(join(process.cwd(), "lib/print/fonts/inter.ttf"))),
  },
  semibold: {
    id: "inter-semibold",
    isRtl: false,
    isShaped: false,
    isWeighted: true,
    open: () => (semibold ??= readFileSync(join(process.cwd(), "lib/print/fonts/inter-semibold.ttf"))),
  },
};

/**
 * Who draws a letter, in a text like this one: Inter what it has, else Noto. Han letters are drawn as in the language that
 * the rest of the text, or its country, says. Undefined: no face has it.
 */
export function faceOf(letter: string, weight: Weight, hanOrder: readonly NotoScript[]): Face | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if (isLatin(code)) return LATIN[weight];
  for (const script of [...hanOrder, ...OTHERS]) {
    const piece = findPiece(script, code);
    if (piece !== undefined) return notoFace(script, piece);
  }
  return undefined;
}

/** Whether this face has this letter too, so that marks and joiners stay with what they belong to. */
export function hasLetter(face: Face, letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  if (face.isWeighted) return isLatin(code);
  const [script = "", piece] = face.id.split("-");
  return findPiece(script as NotoScript, code) === Number(piece);
}

function isLatin(code: number): boolean {
  return INTER.some(([first = 0, last = 0]) => first <= code && code <= last);
}

function notoFace(script: NotoScript, piece: number): Face {
  const open = () => openPiece(script, piece);
  const isShaped = OTHERS.includes(script);
  return { id: `${script}-${piece}`, isRtl: RTL.includes(script), isShaped, isWeighted: false, open };
}

/** The order in which Han letters are looked for: kana speak for Japanese, hangul for Korean, else the country. */
export function hanOrder(text: string, country = ""): readonly NotoScript[] {
  if (/[\u3040-\u30ff]/.test(text) || country === "JP") return HAN;
  if (/[\u1100-\u11ff\uac00-\ud7af]/.test(text) || country === "KR") return ["kr", "sc", "jp"];
  return ["sc", "jp", "kr"];
}
