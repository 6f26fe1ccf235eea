import { z } from "zod";

/** No line breaks: the name becomes part of a subject. */
const oneLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `At most ${longest} characters.`)
    .regex(/^\P{Cc}*$/u, "Write it on one line.");

export const contactInput = z.object({
  name: oneLine(100).min(1, "Tell us your name."),
  email: z.string().trim().max(254).pipe(z.email("That does not look like an e-mail address.")),
  company: oneLine(100).default(""),
  message: z
    .string()
    .trim()
    .min(10, "Write a sentence or two, so that we can answer.")
    .max(5000, "At most 5,000 characters."),
  /** A field that people don't see and programs fill in. */
  homepage: z.string().max(500).default(""),
});
export type ContactInput = z.output<typeof contactInput>;
