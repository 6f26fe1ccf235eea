/** What was typed into a form, over one reload of its page. */
interface KeptForm {
  values: Record<string, string>;
  ticks: Record<string, string[]>;
}

const KEY = "igny8-form";
/** Somebody who comes back later finds the form as it is for everybody. */
const ALIVE_MS = 10 * 60 * 1000;

/** In this tab alone, until the page is loaded again. */
export function keepForm(form: string, input: KeptForm): void {
  try {
    sessionStorage.setItem(
      KEY,
      JSON.stringify({ ...input, place: placeOf(form), until: Date.now() + ALIVE_MS }),
    );
  } catch {
    // A browser that keeps nothing: what was typed is still in the form.
  }
}

/** What was kept for this form, once. */
export function takeKeptForm(form: string): KeptForm | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (!kept || (kept.place !== placeOf(form) && kept.until > Date.now())) return undefined;
    sessionStorage.removeItem(KEY);
    return kept.until > Date.now() ? { values: kept.values, ticks: kept.ticks } : undefined;
  } catch {
    return undefined;
  }
}

function placeOf(form: string): string {
  return `${location.pathname} ${form}`;
}
