import type { FieldErrors } from "@/lib/errors";

const MAX_DEPTH = 32;
/** Three times what the largest body that is meant has: a batch of 500 items with six fields each. */
const MAX_VALUES = 10_000;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * What no schema should have to think of: text that PostgreSQL cannot store, numbers
 * that JSON would give back as null, keys that reach for prototypes, and nesting and numbers of values that
 * nobody means. Walks without recursion, so that depth cannot exhaust the stack. Undefined: nothing wrong.
 */
export function findUncleanValue(root: unknown): FieldErrors | undefined {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value: root, path: "", depth: 0 }];
  let values = 1;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, path, depth } = next;
    if (depth > MAX_DEPTH)
      return { [shortName(path.split(".")[0])]: [`Nested deeper than ${MAX_DEPTH} levels.`] };
    if (typeof value === "string" && isUncleanText(value))
      return { [shortName(path)]: ["Contains characters that text cannot have."] };
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      return { [shortName(path)]: ["Is beyond what a number can be."] };
    if (typeof value !== "object" || value === null) continue;
    const entries = Object.entries(value);
    values += entries.length;
    if (values > MAX_VALUES) return { body: [`Holds more than ${MAX_VALUES} values.`] };
    for (const [key, child] of entries) {
      const childPath = path ? `${path}.${key}` : key;
      if (key === "__proto__" || isUncleanText(key))
        return { [shortName(path)]: ["Has a field name that is not allowed."] };
      stack.push({ value: child, path: childPath, depth: depth + 1 });
    }
  }
  return undefined;
}

const LONGEST_NAME = 200;
const HALF_A_SIGN = /[\uD800-\uDBFF]$/;

/** The name of a field as an error tells it: a stranger chose it, and an answer need not repeat a novel. */
export function shortName(path = ""): string {
  return path.length > LONGEST_NAME
    ? `${path.slice(0, LONGEST_NAME).replace(HALF_A_SIGN, "")}...`
    : path || "body";
}

export function isUncleanText(text: string): boolean {
  return text.includes("\u0000") || LONE_SURROGATE.test(text);
}
