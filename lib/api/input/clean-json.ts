import type { FieldErrors } from "@/lib/errors";

const MAX_DEPTH = 32;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * What no schema should have to think of: text that PostgreSQL cannot store, numbers
 * that JSON would give back as null, keys that reach for prototypes, and nesting
 * nobody means. Walks without recursion, so that depth cannot exhaust the stack. Undefined: nothing wrong.
 */
export function findUncleanValue(root: unknown): FieldErrors | undefined {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value: root, path: "", depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, path, depth } = next;
    if (depth > MAX_DEPTH)
      return { [path.split(".")[0] || "body"]: [`Nested deeper than ${MAX_DEPTH} levels.`] };
    if (typeof value === "string" && isUncleanText(value))
      return { [path || "body"]: ["Contains characters that text cannot have."] };
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      return { [path || "body"]: ["Is beyond what a number can be."] };
    if (typeof value !== "object" || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      const childPath = path ? `${path}.${key}` : key;
      if (key === "__proto__" || isUncleanText(key))
        return { [path || "body"]: ["Has a field name that is not allowed."] };
      stack.push({ value: child, path: childPath, depth: depth + 1 });
    }
  }
  return undefined;
}

export function isUncleanText(text: string): boolean {
  return text.includes("\u0000") || LONE_SURROGATE.test(text);
}
