import type { FormState } from "./form-state";

const SECRET = /password|secret|token|challenge|^code$/i;

/**
 * The form's fields as an object: a name that occurs more than once becomes a list. React's own `$ACTION_` fields are left
 * out.
 */
export function formValues(formData: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of new Set(formData.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = formData.getAll(name);
    values[name] = all.length > 1 ? all : all[0];
  }
  return values;
}

/** What goes back to the browser after a failure: what was typed and ticked, less anything secret. */
export function keptInput(sent: Record<string, unknown>): Required<Pick<FormState, "values" | "ticks">> {
  const values: Record<string, string> = {};
  const ticks: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(sent)) {
    if (SECRET.test(name)) continue;
    const texts = [value].flat().filter((text) => typeof text === "string");
    if (typeof value === "string") values[name] = value;
    ticks[name] = texts;
  }
  return { values, ticks };
}
