import { z } from "zod";

/** One line of text for people, trimmed and not empty: no line breaks, no invisible control characters. */
export function lineInput(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1, "This is required.")
    .max(maxLength, `At most ${maxLength} characters.`)
    .regex(/^\P{Cc}*$/u, "Use plain text on one line.");
}
