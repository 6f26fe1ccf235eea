"use client";

import { startTransition, useActionState, useEffect, useId } from "react";
import { type Failure, keepingInput } from "./keep-input";
import { takeKeptForm } from "./kept-form";

type Action<A> = (previous: Awaited<A>, formData: FormData) => A | Promise<A>;

const RESTORED = "The page has been updated. Check what you typed, then send it again.";

/**
 * `useActionState` for a form's server action: what was typed outlives a connection that fails, and the reload of a page that is
 * older than the server. The third is true while the answer is awaited.
 */
export function useFormAction<A>(action: Action<A>) {
  const form = useId();
  const kept = restoring(keepingInput(action, form));
  const [state, send, isPending] = useActionState<A, FormData | Failure>(kept, {} as Awaited<A>);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has been loaded again.
  useEffect(() => {
    const input = takeKeptForm(form);
    if (input) startTransition(() => send({ error: RESTORED, ...input }));
  }, []);
  return [state, send as (formData: FormData) => void, isPending] as const;
}

/** On the server it stays the server action that it is. */
function restoring<A>(action: Action<A>): (previous: Awaited<A>, sent: FormData | Failure) => A | Promise<A> {
  if (typeof window === "undefined") return action as never;
  return (previous, sent) => (sent instanceof FormData ? action(previous, sent) : (sent as A));
}
