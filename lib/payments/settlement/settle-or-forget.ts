import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isPermanent } from "@/lib/payments/provider/fault";
import { findSettledPayment } from "@/lib/payments/records/find-payment";
import { dropUnplaced, isForgotten, isUnplaced, keepUnplaced } from "@/lib/payments/records/unplaced-charge";
import { type Placed, settleProviderPayment } from "./settle-provider-payment";
import type { ProviderPayment } from "./settlement";

/**
 * Settles a charge, or remembers that it fits nothing. Undefined where all of that was given back, now or when it was told
 * before: such money pays nothing anymore, in whatever order its events come. Throws what settling throws.
 */
export async function settleOrForget(
  charge: ProviderPayment,
  isGivenBack: () => Promise<boolean>,
): Promise<Placed | undefined> {
  if (await isForgotten(charge)) return undefined;
  if ((await isUnplaced(charge)) && (await isGivenBack())) {
    await keepUnplaced(charge, "All of it was given back.", now());
    return undefined;
  }
  try {
    const settled = await settleProviderPayment(charge);
    if (!settled.replayed) await dropUnplaced(charge);
    return settled;
  } catch (error) {
    if (!isPermanent(error)) throw error;
    if (await isInKeptBooks(charge, error)) return undefined;
    const left = await isGivenBack();
    await keepUnplaced(charge, error instanceof Error ? error.message : String(error), left ? now() : null);
    if (left) return undefined;
    throw error;
  }
}

/** It was settled, and its account has been deleted since. */
async function isInKeptBooks(
  { method, externalPaymentId }: ProviderPayment,
  error: unknown,
): Promise<boolean> {
  const isGone = error instanceof AppError && error.code === "not_found";
  return isGone && (await findSettledPayment(method, externalPaymentId)) !== undefined;
}
