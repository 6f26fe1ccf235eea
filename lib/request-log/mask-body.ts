/** The shape of a body without anything that it says: which fields, of which kind, how long. Pure. */

const MOST_FIELDS = 40;
const MOST_ITEMS = 3;
const DEEPEST = 4;
const LONGEST_NAME = 60;

export function maskBody(value: unknown, depth = 0): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return `text of ${value.length} characters`;
  if (typeof value !== "object") return typeof value;
  if (depth === DEEPEST) return Array.isArray(value) ? "list" : "object";
  return Array.isArray(value) ? maskList(value, depth) : maskObject(value, depth);
}

function maskList(list: unknown[], depth: number): unknown[] {
  const shown = list.slice(0, MOST_ITEMS).map((item) => maskBody(item, depth + 1));
  return list.length > MOST_ITEMS ? [...shown, `and ${list.length - MOST_ITEMS} more`] : shown;
}

/** Names of fields are the caller's to choose where they are wrong: a long one is cut. */
function maskObject(object: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(object);
  const shown = entries
    .slice(0, MOST_FIELDS)
    .map(([name, value]): [string, unknown] => [name.slice(0, LONGEST_NAME), maskBody(value, depth + 1)]);
  const more = entries.length - MOST_FIELDS;
  return Object.fromEntries(more > 0 ? [...shown, ["…", `and ${more} more`]] : shown);
}
