import type { Answer } from "@/lib/api/answer/reply";
import { AppError, type ErrorCode, type FieldErrors } from "@/lib/errors";
import type { Keyed } from "./claims";
import { answerOnce } from "./idempotency";

/** What is kept of an answer: enough to give it again, identical except for the request ID. */
type Kept = Pick<Answer, "data" | "message"> | { refusal: Refusal };
interface Refusal {
  code: ErrorCode;
  message: string;
  fields?: FieldErrors;
  details?: Record<string, unknown>;
}

/**
 * Answers once for each Idempotency-Key: with what was done, or with why it was not. Failures of ours are thrown and not
 * kept, so that a retry can succeed.
 */
export async function keptOnce(request: Keyed, answer: () => Promise<Answer>): Promise<Answer> {
  let fresh: Answer | undefined;
  const { status, body } = await answerOnce(request, async () => {
    fresh = await answer().catch(asAnswer);
    return { status: fresh.status, body: keptOf(fresh) };
  });
  return fresh ?? { ...answerOf(status, body as Kept), headers: { "Idempotent-Replayed": "true" } };
}

/** These are no answers to the request: they ask for another try. */
const ASK_AGAIN: readonly ErrorCode[] = [
  "throttled",
  "outcome_unknown",
  "payment_in_progress",
  "idempotency_in_progress",
];

function asAnswer(error: unknown): Answer {
  if (!(error instanceof AppError) || error.status >= 500 || ASK_AGAIN.includes(error.code)) throw error;
  return { status: error.status, data: null, refusal: error };
}

function keptOf({ data, message, refusal }: Answer): Kept {
  if (!refusal) return { data, message };
  const { code, message: text, fields, details } = refusal;
  return { refusal: { code, message: text, fields, details } };
}

function answerOf(status: number, kept: Kept): Answer {
  if (!("refusal" in kept)) return { status, ...kept };
  const { code, ...options } = kept.refusal;
  return { status, data: null, refusal: new AppError(code, options) };
}
