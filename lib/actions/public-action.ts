import type { z } from "zod";
import type { LimitName } from "@/lib/limits";
import type { ActionRequest } from "./action-request";
import type { FormAction } from "./form-state";
import type { FormSchema } from "./form-values";
import { type ActionResult, runAction } from "./run-action";
import { throttleAction } from "./throttle-action";

interface PublicActionOptions<S extends FormSchema> {
  schema: S;
  /** Spent by network address, before anything else. */
  limit?: LimitName;
}

/** A form that anybody may send. It reads no credential. */
export function publicAction<S extends FormSchema>(
  { schema, limit }: PublicActionOptions<S>,
  handle: (context: ActionRequest & { input: z.output<S> }) => ActionResult,
): FormAction {
  return async (_previous, formData) => {
    const guard = async ({ ip }: ActionRequest) => {
      if (limit) await throttleAction(limit, `ip:${ip}`);
      return {};
    };
    return runAction({ schema, formData, guard }, handle);
  };
}
