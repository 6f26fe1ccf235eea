import { z } from "zod";
import { deliverableEmail } from "@/lib/email-input";
import { optionalLine } from "@/lib/text/line-input";

export const contactInput = z.object({
  name: optionalLine(100).min(1, "Tell us your name."),
  email: deliverableEmail,
  company: optionalLine(100).default(""),
  message: z
    .string()
    .trim()
    .min(10, "Write a sentence or two, so that we can answer.")
    .max(5000, "At most 5,000 characters."),
  /** A field that people don't see and programs fill in. */
  homepage: z.string().max(500).default(""),
});
export type ContactInput = z.output<typeof contactInput>;
