import type { WireAnswer } from "../wire";

export const ok = (body: unknown): WireAnswer => ({ status: 200, body });

export const failure = (
  status: number,
  name: string,
  message = name,
  details: object[] = [],
): WireAnswer => ({
  status,
  body: { name, message, debug_id: "stand-in", details },
});

/** "The requested action could not be performed, semantically incorrect, or failed business validation." */
export const refusal = (issue: string, description: string): WireAnswer =>
  failure(422, "UNPROCESSABLE_ENTITY", "The requested action could not be performed.", [
    { issue, description },
  ]);

/** The path of the first value that the documented body has no place for. */
export function unknownField(
  value: unknown,
  known: readonly string[],
  path: string[] = [],
): string | undefined {
  if (typeof value !== "object" || value === null) {
    const spelled = path.map((part) => (/^\d+$/.test(part) ? "*" : part)).join(".");
    return known.includes(spelled) ? undefined : path.join(".");
  }
  for (const [name, inner] of Object.entries(value)) {
    const found = unknownField(inner, known, [...path, name]);
    if (found) return found;
  }
  return undefined;
}
