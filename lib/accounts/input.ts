import { z } from "zod";
import { isCountry } from "@/lib/countries";
import { deliverableEmail } from "@/lib/email-input";
import { unprintable } from "@/lib/print/printable";
import { optionalLine } from "@/lib/text/line-input";
import { accountName } from "@/lib/text/name-input";

/** For invoices: empty takes the value away, and what our typefaces can't print is refused here rather than there. */
const clearableLine = (max: number) =>
  optionalLine(max)
    .superRefine(requirePrintable)
    .nullable()
    .transform((value) => value || null);

const country = optionalLine(2)
  .toUpperCase()
  .refine((code) => code === "" || isCountry(code), "Use the two letters of the country, such as DE or US.")
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
  .refine((input) => Object.keys(input).length > 0, "Send at least one field to change.");
/** What is asked before the first invoice is paid. */
const REQUIRED = "This is required.";
export const billingDetailsForm = z
  .object({
    ...billing,
    billing_name: billing.billing_name.refine((value) => value !== null, REQUIRED),
    billing_address_line1: billing.billing_address_line1.refine((value) => value !== null, REQUIRED),
    billing_city: billing.billing_city.refine((value) => value !== null, REQUIRED),
    billing_country: billing.billing_country.refine((value) => value !== null, "Choose a country."),
  })
  .omit({ billing_email: true, billing_address_line2: true });

export type AccountChange = z.output<typeof updateAccountInput>;

function requirePrintable(text: string, context: z.RefinementCtx): void {
  const missing = unprintable(text);
  if (missing.length === 0) return;
  const message = `This can't be printed on an invoice: ${missing.slice(0, 5).join(" ")}`;
  context.addIssue({ code: "custom", message });
}
