/** What companies and banks add to a name, and what people put before it. */
const NOISE = new Set(
  "GMBH MBH AG KG OHG UG EK EV CO LTD LIMITED LLC INC CORP PLC BV NV SA SARL SAS SRL SPA SP OO ZOO AB OY AS APS THE UND AND ET MR MRS MS HERR FRAU DR".split(
    " ",
  ),
);

/** Words are compared by so many letters at least, where a bank has cut one of them. */
const START = 5;

/** How much two names have in common, from 0 to 1: of the words of the shorter one, those that the other has. */
export function nameLikeness(one: string, other: string): number {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const shorter = first.size <= second.size ? first : second;
  const longer = shorter === first ? second : first;
  if (shorter.size === 0) return 0;
  const shared = [...shorter].filter(
    (word) => longer.has(word) || [...longer].some((long) => isCut(word, long)),
  );
  return shared.length / shorter.size;
}

function wordsOf(name: string): Set<string> {
  const plain = name
    .toUpperCase()
    .replace(/Ä|Ö|Ü|ẞ|ß/g, (letter) => ({ Ä: "AE", Ö: "OE", Ü: "UE" })[letter] ?? "SS")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  return new Set(plain.split(/[^A-Z0-9]+/).filter((word) => word.length > 1 && !NOISE.has(word)));
}

/** Banks cut long names. */
function isCut(word: string, long: string): boolean {
  return word.length >= START && (long.startsWith(word) || word.startsWith(long)) && long.length >= START;
}

/** By these, words that are equal or cut are found: their first letters are the same. */
export function nameStarts(name: string): string[] {
  return [...new Set([...wordsOf(name)].map((word) => word.slice(0, START)))];
}
