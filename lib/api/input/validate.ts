import { z } from "zod";
import { AppError, type FieldErrors } from "@/lib/errors";
import { isUncleanText, shortName } from "./clean-json";
import { issueMessage } from "./issue-message";

/** Parses with a schema; throws validation_error with one entry a field. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: issueMessage });
  if (result.success) return result.data;
  throw new AppError("validation_error", { fields: fieldErrors(result.error) });
}

/** The first few are enough to fix a request; a list of thousands would cost us more than it cost them. */
const MOST_PROBLEMS = 50;

/** {"address.city": ["Too long"]}; an unknown field is named, and what concerns the whole body stands under `body`. */
function fieldErrors(error: z.ZodError): FieldErrors {
  const problems = error.issues.flatMap(issuesMeant).slice(0, MOST_PROBLEMS).flatMap(problemsOf);
  const fields = new Map<string, string[]>(); // An object has a "constructor" before anybody sends one.
  for (const { name, message } of problems.slice(0, MOST_PROBLEMS))
    fields.set(name, [...(fields.get(name) ?? []), message]);
  return Object.fromEntries(fields);
}

function problemsOf(issue: z.core.$ZodIssue): { name: string; message: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ name: nameOf(issue.path), message: issue.message }];
  return issue.keys
    .slice(0, MOST_PROBLEMS)
    .map((key) => ({ name: nameOf([...issue.path, key]), message: "Unknown field." }));
}

/** Shortened part by part: of a long name that many problems share, no copy is made for each. */
function nameOf(path: PropertyKey[]): string {
  return shortName(path.map((part) => shortName(String(part))).join("."));
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
