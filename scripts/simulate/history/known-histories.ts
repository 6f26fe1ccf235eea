import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PairName } from "../metamorphic";
import type { History } from "../operations";

/**
 * A history that failed once: its fault's name, the seed that showed it, and its shortest form, since a seed means another
 * history as soon as something new can happen in one.
 */
export interface KnownHistory {
  fault: string;
  seed: number;
  accounts: number;
  months: number;
  pair?: PairName;
  history: History;
}

export function readKnownHistories(): KnownHistory[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL("../known-seeds.json", import.meta.url)), "utf8"));
}
