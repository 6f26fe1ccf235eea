import { z } from "zod";

/** Line breaks, control characters, and what steers or hides text; not the two joiners that some scripts and emoji need. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u;
/** Letters and signs that show nothing: Hangul's fillers, and the blank of Braille. */
const BLANK = /[\u115F\u1160\u3164\uFFA0\u2800]/gu;
const SHOWS_SOMETHING = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Text for people on one line that may be empty, trimmed: all of it can be seen. */
export function optionalLine(maxLength: number) {
  return (
    z
      .string()
      .trim()
      // What is too long is looked at no further: each of the rules below reads all of it.
      .max(maxLength, { error: `At most ${maxLength} characters.`, abort: true })
      .refine((text) => !HIDDEN.test(text), "Use plain text on one line.")
      .refine((text) => text === "" || isVisible(text), "Use letters that can be seen.")
  );
}

/** One line of text for people, trimmed and not empty. */
export function lineInput(maxLength: number) {
  return optionalLine(maxLength).min(1, "This is required.");
}

function isVisible(text: string): boolean {
  return SHOWS_SOMETHING.test(text.replace(BLANK, ""));
}
