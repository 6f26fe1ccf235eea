import { z } from "zod";
import { isCountry } from "@/lib/countries";

/** One line for people: no line breaks, no invisible control characters. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .regex(/^\P{Cc}*$/u, "Use plain text on one line.");
/** Empty takes the value away. */
const optionalLine = (max: number) =>
  line(max)
    .nullable()
    .transform((value) => value || null);

const country = line(2)
  .toUpperCase()
  .refine((code) => code === "" || isCountry(code), "Use the two letters of the country, such as DE or US.")
  .nullable()
  .transform((value) => value || null);

const billing = {
  billing_name: optionalLine(120),
  billing_email: z
    .union([z.literal(""), z.email("Enter an e-mail address.").max(254)])
    .nullable()
    .transform((value) => value || null),
  billing_address_line1: optionalLine(200),
  billing_address_line2: optionalLine(200),
  billing_city: optionalLine(100),
  billing_postal_code: optionalLine(20),
  billing_country: country,
  tax_id: optionalLine(40),
};

export const updateAccountInput = z
  .object({ name: line(100).min(1, "This is required."), ...billing })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "Name at least one field to change.");
export type AccountChange = z.output<typeof updateAccountInput>;
