import { log } from "@/lib/log";

const OLD_FORM = /^(?:Failed to find Server Action|Invalid Server Actions? request)/;
const shared = globalThis as typeof globalThis & { igny8TellsOldForms?: true };

/**
 * A form of an older page, or one that somebody made up, names an action that this build does not have. Next warns of each with
 * a stack; it is no fault of ours, so it gets one line, without what was sent.
 */
export function tellOldForms(): void {
  if (shared.igny8TellsOldForms) return;
  shared.igny8TellsOldForms = true;
  const warn = console.warn.bind(console);
  console.warn = (...said: unknown[]) => {
    const [first] = said;
    if (first instanceof Error && OLD_FORM.test(first.message))
      log.info("a form of another release was refused");
    else warn(...said);
  };
}
