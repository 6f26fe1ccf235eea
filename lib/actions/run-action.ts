import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { findUncleanValue } from "@/lib/api/input/clean-json";
import { validate } from "@/lib/api/input/validate";
import { AppError, toAppError } from "@/lib/errors";
import { logFailure } from "@/lib/log-failure";
import { type ActionRequest, actionRequest } from "./action-request";
import type { FormState } from "./form-state";
import { formValues, keptInput } from "./form-values";

/** What the handler of a server action may answer: the form's next state, or nothing for a plain success. */
export type ActionResult = Promise<FormState | undefined> | Promise<void>;

/**
 * Guards, parses, runs and answers: the one path of every server action. `guard` identifies and authorises the caller
 * before the input is looked at. What fails keeps what was typed.
 */
export async function runAction<S extends z.ZodType, C>(
  action: { schema: S; formData: FormData; guard: (request: ActionRequest) => Promise<C> },
  handle: (context: C & ActionRequest & { input: z.output<S> }) => ActionResult,
): Promise<FormState> {
  const values = formValues(action.formData);
  const request = await actionRequest();
  try {
    const caller = await action.guard(request);
    const unclean = findUncleanValue(values);
    if (unclean) throw new AppError("validation_error", { fields: unclean });
    const input = validate(action.schema, values);
    return (await handle({ ...caller, ...request, input })) ?? { ok: true };
  } catch (error) {
    unstable_rethrow(error); // redirect() and notFound() are answers, not failures.
    return failure(error, values, request.requestId);
  }
}

function failure(thrown: unknown, values: Record<string, unknown>, requestId: string): FormState {
  const error = toAppError(thrown);
  logFailure(error, { request_id: requestId }, "action failed");
  const { code, fields, details } = error;
  return { error: sentence(error, requestId), code, fields, details, ...keptInput(values) };
}

function sentence(error: AppError, requestId: string): string {
  if (error.code === "validation_error") return "Please check the fields below.";
  return error.code === "internal_error" ? `${error.message} (${requestId})` : error.message;
}
