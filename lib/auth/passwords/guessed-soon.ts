import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** An attacker who goes through lists of leaked passwords, and the usual changes to them, needs at least so many guesses. */
const FEWEST_GUESSES = 1e6;
/** The lists hold nothing longer, repetitions have a rule of their own, and looking through more would only cost time. */
const LONGEST = 32;

let checker: ZxcvbnFactory | undefined;

/**
 * Whether a password is among those that are tried first: leaked ones, also in another case, with digits behind, with
 * letters swapped for signs, backwards or twice. Takes up to a tenth of a second. Pure.
 */
export function isGuessedSoon(password: string): boolean {
  if (password.length > LONGEST) return false;
  checker ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return checker.check(password).guesses < FEWEST_GUESSES;
}
