import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with a field, in words for the person who sent it; undefined leaves zod's own sentence. A message that a
 * schema states itself comes first.
 */
export function issueMessage(issue: Issue): string | undefined {
  if (issue.code === "invalid_type")
    return issue.input === undefined ? "This is required." : `Send ${kindOf(issue.expected)} here.`;
  if (issue.code === "too_small") return bound(issue, "at least", issue.minimum);
  if (issue.code === "too_big") return bound(issue, "at most", issue.maximum);
  if (issue.code === "invalid_value") return `Choose one of: ${choices(issue.values)}.`;
  if (issue.code === "invalid_format") return FORMATS[issue.format];
  return undefined;
}

/** Without the empty text, which a filter of a form takes for no choice at all. */
function choices(values: readonly unknown[]): string {
  return values.map(String).filter(Boolean).join(", ");
}

function bound(issue: Issue & { origin: string }, word: string, limit: number | bigint): string | undefined {
  const count = Number(limit);
  if (issue.origin === "string")
    return count === 1 && word === "at least"
      ? "This is required."
      : `Use ${word} ${count} character${count === 1 ? "" : "s"}.`;
  if (issue.origin === "array") return `Send ${word} ${count} item${count === 1 ? "" : "s"}.`;
  if (issue.origin === "number" || issue.origin === "int") return `Use a number of ${word} ${count}.`;
  return undefined;
}

const KINDS: Record<string, string> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? `a value of the kind "${expected}"`;
}

const FORMATS: Record<string, string> = {
  email: "This is not an email address.",
  url: "This is not a web address.",
  datetime: "This is not a time in ISO 8601, such as 2026-01-31T12:00:00Z.",
  uuid: "This is not a UUID.",
};
