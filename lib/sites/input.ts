import { z } from "zod";
import { lineInput } from "@/lib/text/line-input";
import { MAX_SITE_URL_LENGTH } from "./site-url";

const idNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const description = z.string().trim().max(500, "At most 500 characters.");
/** The address is judged by normaliseSiteUrl; here only its size. */
const url = z
  .string()
  .trim()
  .min(1, "This is required.")
  .max(MAX_SITE_URL_LENGTH, `At most ${MAX_SITE_URL_LENGTH} characters.`);

export const createSiteInput = z.object({
  name: lineInput(100),
  url,
  industry_id: idNumber.nullable().optional(),
});

export const updateSiteInput = createSiteInput
  .extend({ require_approval: z.boolean(), create_terms: z.boolean() })
  .partial()
  .refine(...somethingToChange());

export const createSectorInput = z
  .object({
    name: lineInput(80).optional(),
    description: description.optional(),
    industry_sector_id: idNumber.nullable().optional(),
  })
  .refine((input) => input.name !== undefined || typeof input.industry_sector_id === "number", {
    path: ["name"],
    message: "Give a name, or choose a template with industry_sector_id.",
  });

export const updateSectorInput = z
  .object({ name: lineInput(80), description })
  .partial()
  .refine(...somethingToChange());

function somethingToChange(): [(input: object) => boolean, string] {
  return [(input) => Object.keys(input).length > 0, "Send at least one field to change."];
}

/** A form sends text: "" for nothing chosen. */
const chosenId = z
  .string()
  .regex(/^(?:[1-9]\d{0,14})?$/, "Choose one of the list.")
  .transform((text) => (text === "" ? null : Number(text)));
const formId = chosenId.refine((id) => id !== null, "This is required.").transform(Number);

export const siteForm = z.object({ name: lineInput(100), url, industry_id: chosenId.default(null) });
const ticked = z.preprocess((value) => value === "on", z.boolean());
export const editSiteForm = siteForm.extend({
  site_id: formId,
  require_approval: ticked,
  create_terms: ticked,
});
export const siteIdForm = z.object({ site_id: formId });
export const sectorIdForm = z.object({ site_id: formId, sector_id: formId });

/** Templates as checkboxes of one name, and words of one's own. */
export const addSectorsForm = z
  .object({
    site_id: formId,
    template: z
      .union([formId.transform((id) => [id]), z.array(formId).max(50)])
      .optional()
      .default([]),
    name: z.union([z.literal(""), lineInput(80)]).default(""),
  })
  .refine(({ template, name }) => template.length > 0 || name !== "", {
    path: ["name"],
    message: "Choose a sector above, or name one of your own.",
  });
