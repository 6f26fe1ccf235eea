import Stripe from "stripe";

/** More stored failures than this in one day are Stripe's outage, not a person's bad luck. */
const STORED_FAILURES = 10;

interface Asking {
  /**
   * What is asked for may have changed since an answer was lost: then it is another question, with the next key. Never for
   * what takes or gives back money.
   */
  mayChange?: boolean;
}

/**
 * Asks once however often it is repeated. Stripe keeps a key's first answer for a day, also where that was a failure, and
 * says when it answers from what it kept: such a failure has been heard already, so the next key is tried. A call that
 * timed out was not answered, and keeps its key.
 */
export async function onceAtStripe<T>(
  key: string,
  ask: (options: { idempotencyKey: string }) => Promise<T>,
  { mayChange = false }: Asking = {},
): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await ask({ idempotencyKey: failed === 0 ? key : `${key}:${failed}-failed` });
    } catch (error) {
      const isOver = isKeptAnswer(error) || (mayChange && hasChanged(error));
      if (!isOver || failed === STORED_FAILURES) throw error;
    }
  }
}

/** Stripe says that it has given this failure before. */
export function isKeptAnswer(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.headers?.["idempotent-replayed"] === "true";
}

/** The key was used for a question with other words. */
function hasChanged(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeIdempotencyError;
}
