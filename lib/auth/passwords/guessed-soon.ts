import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** An attacker who goes through lists of leaked passwords, and the usual changes to them, needs at least so many guesses. */
const FEWEST_GUESSES = 1e6;
/** The lists hold nothing longer, repetitions have a rule of their own, and looking through more would only cost time. */
const LONGEST = 32;

let made: ZxcvbnFactory | undefined;

function checker(): ZxcvbnFactory {
  made ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return made;
}

/** Reads the lists, which takes up to half a second: the first person who signs up should not wait for them. */
export function loadPasswordLists(): void {
  checker();
}

/**
 * Whether a password is among those that are tried first: leaked ones, also in another case, with digits behind, with
 * letters swapped for signs, backwards or twice. Takes up to a tenth of a second. Pure.
 */
export function isGuessedSoon(password: string): boolean {
  if (password.length > LONGEST) return false;
  return checker().check(password).guesses < FEWEST_GUESSES;
}
