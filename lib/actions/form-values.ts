import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { FormState } from "./form-state";

/** Far more than any form here has, and few enough that reading them costs nothing. */
const MOST_FIELDS = 200;
/** As in components/ui/form/keep-input.ts. */
const SECRET = /password|secret|token|challenge|^code$/i;

/** A form's fields; by the button that was pressed where it has several. */
export type FormSchema = z.ZodObject | z.ZodDiscriminatedUnion;

/** The names that the form has, of each of its shapes. */
export function fieldNames(schema: FormSchema): Set<string> {
  const shapes = schema instanceof z.ZodObject ? [schema] : (schema.options as z.ZodObject[]);
  return new Set(shapes.flatMap(({ shape }) => Object.keys(shape)));
}

/**
 * The fields that the form's schema names, as an object; a name that occurs more than once becomes a list. One pass, and
 * never further than the fields that a form may have: a stranger decides how many are sent. Throws `invalid_request` for more.
 */
export function formValues(formData: FormData, names: ReadonlySet<string>): Record<string, unknown> {
  const { values, isWhole } = readFields(formData, names);
  if (isWhole) return values;
  throw new AppError("invalid_request", { message: `A form has at most ${MOST_FIELDS} fields.` });
}

/** What goes back to the browser after a failure: what was typed and ticked, less anything secret. */
export function keptInput(
  formData: FormData,
  names: ReadonlySet<string>,
): Required<Pick<FormState, "values" | "ticks">> {
  const sent = readFields(formData, names);
  const values: Record<string, string> = {};
  const ticks: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(sent.isWhole ? sent.values : {})) {
    if (SECRET.test(name)) continue;
    const texts = [value].flat().filter((text) => typeof text === "string");
    if (typeof value === "string") values[name] = value;
    ticks[name] = texts;
  }
  return { values, ticks };
}

function readFields(formData: FormData, names: ReadonlySet<string>) {
  const values: Record<string, unknown> = {};
  let fields = 0;
  for (const [name, value] of formData) {
    fields += 1;
    if (fields > MOST_FIELDS) return { values, isWhole: false };
    if (!names.has(name)) continue;
    const before = values[name];
    if (before === undefined) values[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else values[name] = [before, value];
  }
  return { values, isWhole: true };
}
