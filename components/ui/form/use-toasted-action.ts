"use client";

import { toast } from "@/components/ui/overlay/toast";
import { useFormAction } from "./use-form-action";

/** What a form's action answers, as far as it is told here. */
interface Answer {
  ok?: boolean;
  message?: string;
}
type Action<A> = (previous: A, formData: FormData) => Promise<A>;

/**
 * `useFormAction` whose success is said in a toast, also where it takes the form off the page, as revoking an
 * invitation does with its row: an effect of that row would never run. Errors stay in the form, beside what is wrong. The
 * third is true while the answer is awaited.
 */
export function useToastedAction<A extends Answer>(action: Action<A>) {
  return useFormAction<A>(toasted(action) as (previous: Awaited<A>, formData: FormData) => Promise<A>);
}

/** On the server it stays the server action that it is, so that the form works without JavaScript. */
export function toasted<A extends Answer>(action: Action<A>): Action<A> {
  if (typeof window === "undefined") return action;
  return async (previous, formData) => {
    const answer = await action(previous, formData);
    if (answer?.ok && answer.message) toast.success(answer.message);
    return answer;
  };
}
