import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { keepForm } from "./kept-form";

/** What a form's state holds of a failure, as far as it is written here. */
export interface Failure {
  error: string;
  values: Record<string, string>;
  ticks: Record<string, string[]>;
}
type Action<A> = (previous: Awaited<A>, formData: FormData) => A | Promise<A>;

/** As in lib/actions/form-values.ts: what is never handed back to a form. */
const SECRET = /password|secret|token|challenge|^code$/i;
const UPDATED =
  "IGNY8 was updated while this page was open. Reload the page to send the form. What you typed will still be there.";
const UNREACHED = "We couldn't reach IGNY8. Check your connection, then send the form again.";

/**
 * An action whose call fails before it has an answer would take the form off the page, with everything that was typed. Here the
 * form stays and says why: the page is older than the server, or the server was not reached. `form` tells this form from others
 * on its page. On the server it stays the server action that it is, so that the form works without JavaScript.
 */
export function keepingInput<A>(action: Action<A>, form: string): Action<A> {
  if (typeof window === "undefined") return action;
  return async (previous, formData) => {
    try {
      return await action(previous, formData);
    } catch (error) {
      unstable_rethrow(error); // A redirect is an answer.
      if (error instanceof Error && "digest" in error) throw error; // The server failed, and has noted why.
      const input = inputOf(formData);
      const isOld = unstable_isUnrecognizedActionError(error);
      if (isOld) keepForm(form, input);
      return { error: isOld ? UPDATED : UNREACHED, ...input } as Awaited<A>;
    }
  };
}

/** What was typed and ticked, less anything secret and the framework's own fields. */
function inputOf(formData: FormData): Pick<Failure, "values" | "ticks"> {
  const values: Record<string, string> = {};
  const ticks: Record<string, string[]> = {};
  for (const name of new Set(formData.keys())) {
    if (SECRET.test(name) || name.startsWith("$")) continue;
    const texts = formData.getAll(name).filter((value) => typeof value === "string");
    if (texts.length === 1) values[name] = texts[0]!;
    ticks[name] = texts;
  }
  return { values, ticks };
}
