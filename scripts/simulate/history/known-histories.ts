import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PairName } from "../metamorphic";
import type { History } from "../operations";

/**
 * A history that failed once, in its shortest form: a seed means another history as soon as something new can happen in
 * one. It has to play without any fault from then on.
 */
export interface KnownHistory {
  /** What went wrong, in words. */
  title: string;
  /** The oracle that saw it. */
  fault: string;
  /** The seed that showed it, where it was a seed. */
  seed?: number;
  pair?: PairName;
  history: History;
}

export function readKnownHistories(): KnownHistory[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL("../known-seeds.json", import.meta.url)), "utf8"));
}
