import { z } from "zod";
import { AppError, type FieldErrors } from "@/lib/errors";
import { isUncleanText } from "./clean-json";
import { issueMessage } from "./issue-message";

/** Parses with a schema; throws validation_error with one entry a field. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: issueMessage });
  if (result.success) return result.data;
  throw new AppError("validation_error", { fields: fieldErrors(result.error) });
}

/** {"address.city": ["Too long"]}; an unknown field is named, and what concerns the whole body stands under `body`. */
function fieldErrors(error: z.ZodError): FieldErrors {
  const fields = new Map<string, string[]>(); // An object has a "constructor" before anybody sends one.
  for (const issue of error.issues.flatMap(issuesMeant)) {
    const names =
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [...issue.path, key].join("."))
        : [issue.path.join(".") || "body"];
    const message = issue.code === "unrecognized_keys" ? "Unknown field." : issue.message;
    for (const name of names) fields.set(name, [...(fields.get(name) ?? []), message]);
  }
  return Object.fromEntries(fields);
}

/** Of a choice between shapes, what is wrong inside the one that was sent; where none was, that the choice is not met. */
function issuesMeant(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors.find((inner) =>
    inner.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys"),
  );
  if (!meant) return [issue];
  return meant.flatMap((inner) => issuesMeant({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** An id in a path: anything that cannot be one is simply not there. */
export const idParam = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .meta({ type: "integer", minimum: 1 });

/** Path parameters that do not parse name nothing: 404. */
export function validateParams<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError("not_found");
}

/** The first value of each query parameter; unknown ones are ignored, as links collect them. */
export function queryObject(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (isUncleanText(value))
      throw new AppError("validation_error", {
        fields: { [name]: ["Contains characters that text cannot have."] },
      });
    if (!Object.hasOwn(query, name)) query[name] = value;
  }
  return query;
}
