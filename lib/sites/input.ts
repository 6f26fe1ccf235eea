import { z } from "zod";
import { MAX_SITE_URL_LENGTH } from "./site-url";

const idNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
/** One line for people: no line breaks, no invisible control characters. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "This is required.")
    .max(max, `At most ${max} characters.`)
    .regex(/^\P{Cc}*$/u, "Use plain text on one line.");
const description = z.string().trim().max(500, "At most 500 characters.");
/** The address is judged by normaliseSiteUrl; here only its size. */
const url = z
  .string()
  .trim()
  .min(1, "This is required.")
  .max(MAX_SITE_URL_LENGTH, `At most ${MAX_SITE_URL_LENGTH} characters.`);

export const createSiteInput = z.object({
  name: line(100),
  url,
  industry_id: idNumber.nullable().optional(),
});

export const updateSiteInput = createSiteInput.partial().refine(...somethingToChange());

export const createSectorInput = z
  .object({
    name: line(80).optional(),
    description: description.optional(),
    industry_sector_id: idNumber.nullable().optional(),
  })
  .refine((input) => input.name !== undefined || typeof input.industry_sector_id === "number", {
    path: ["name"],
    message: "Give a name, or choose a template with industry_sector_id.",
  });

export const updateSectorInput = z
  .object({ name: line(80), description })
  .partial()
  .refine(...somethingToChange());

function somethingToChange(): [(input: object) => boolean, string] {
  return [(input) => Object.keys(input).length > 0, "Name at least one field to change."];
}
