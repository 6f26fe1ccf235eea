import { z } from "zod";
import { deliverableEmail } from "@/lib/email-input";
import { optionalLine } from "@/lib/line-input";
import { accountName } from "@/lib/name-input";

/** Empty takes the value away. */
const clearableLine = (max: number) =>
  optionalLine(max)
    .nullable()
    .transform((value) => value || null);

const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const country = optionalLine(2)
  .toUpperCase()
  .refine(isCountry, "Use the two letters of the country, such as DE or US.")
  .nullable()
  .transform((value) => value || null);

const billing = {
  billing_name: clearableLine(120),
  billing_email: z
    .union([z.literal(""), deliverableEmail])
    .nullable()
    .transform((value) => value || null),
  billing_address_line1: clearableLine(200),
  billing_address_line2: clearableLine(200),
  billing_city: clearableLine(100),
  billing_postal_code: clearableLine(20),
  billing_country: country,
  tax_id: clearableLine(40),
};

export const updateAccountInput = z
  .object({ name: accountName(100), ...billing })
  .partial()
  .refine((input) => Object.keys(input).length > 0, "Name at least one field to change.");
export type AccountChange = z.output<typeof updateAccountInput>;

function isCountry(code: string): boolean {
  return code === "" || (/^[A-Z]{2}$/.test(code) && code !== "ZZ" && countries.of(code) !== undefined);
}
