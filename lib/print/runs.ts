import bidiFactory from "bidi-js";
import { type Face, faceOf, hanOrder, hasLetter, type Weight } from "./faces";

const bidi = bidiFactory();

/** A piece of a line in one face and one direction, as it is handed to the shaper. */
export interface Run {
  text: string;
  /** What is to be copied from the page, where the shapes there don't say it. */
  actual?: string;
  face: Face;
}

interface Letter {
  text: string;
  face: Face;
  level: number;
}

/** A line's runs from left to right as they are seen: the Unicode bidirectional algorithm (UAX 9), then a face for each. */
export function runsOf(line: string, weight: Weight, country?: string): Run[] {
  const runs = joined(lettersOf(line, weight, country));
  return reordered(runs).map(({ letters, level, face }) => ({
    text: shown(letters, level, face),
    actual: actual(letters, level, face),
    face,
  }));
}

function lettersOf(line: string, weight: Weight, country?: string): Letter[] {
  const order = hanOrder(line, country);
  const { levels } = bidi.getEmbeddingLevels(line);
  const letters: Letter[] = [];
  let at = 0;
  for (const text of Array.from(line)) {
    const before = letters.at(-1)?.face;
    const stays = before && /[\p{M}\u200c\u200d]/u.test(text) && hasLetter(before, text);
    const face = stays ? before : faceOf(text, weight, order);
    if (face) letters.push({ text, face, level: levels[at] ?? 0 });
    at += text.length;
  }
  return letters;
}

interface Joined {
  letters: string[];
  face: Face;
  level: number;
}

function joined(letters: Letter[]): Joined[] {
  const runs: Joined[] = [];
  for (const { text, face, level } of letters) {
    const run = runs.at(-1);
    if (run && run.face.id === face.id && run.level === level) run.letters.push(text);
    else runs.push({ letters: [text], face, level });
  }
  return runs;
}

/** UAX 9, rule L2: from the highest level down to the lowest odd one, what is at least that high is turned around. */
function reordered(runs: Joined[]): Joined[] {
  const seen = [...runs];
  const highest = Math.max(0, ...seen.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    let start = 0;
    while (start < seen.length) {
      let end = start;
      while (end < seen.length && seen[end]!.level >= level) end += 1;
      if (end > start) seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = Math.max(end, start + 1);
    }
  }
  return seen;
}

/** Brackets point the other way; letters of a script that runs to the left are turned around by the shaper, others here. */
function shown(letters: string[], level: number, face: Face): string {
  if (level % 2 === 0) return letters.join("");
  const mirrored = letters.map((letter) => bidi.getMirroredCharacter(letter) ?? letter);
  return (face.isRtl ? mirrored : mirrored.toReversed()).join("");
}

/** In the order of the page, since readers turn around what runs to the left. */
function actual(letters: string[], level: number, face: Face): string | undefined {
  if (face.isRtl) return undefined;
  if (level % 2 === 1) return letters.toReversed().join("");
  return face.isShaped ? letters.join("") : undefined;
}
