const SECRET = /password|secret|token|challenge|^code$/i;

/** The form's fields as an object: a name that occurs more than once becomes a list. React's own `$ACTION_` fields are left out. */
export function formValues(formData: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of new Set(formData.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = formData.getAll(name);
    values[name] = all.length > 1 ? all : all[0];
  }
  return values;
}

/** What goes back to the browser after a failure: the text that was typed, less anything secret. */
export function typedValues(values: Record<string, unknown>): Record<string, string> {
  const typed = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !SECRET.test(entry[0]),
  );
  return Object.fromEntries(typed);
}
