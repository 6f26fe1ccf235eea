import { now } from "@/lib/clock";
import { isPermanent } from "@/lib/payments/provider/provider-events";
import {
  dropUnplaced,
  findUnplaced,
  keepUnplaced,
  noteGivenBack,
} from "@/lib/payments/records/unplaced-charge";
import { type Placed, settleProviderPayment } from "./settle-provider-payment";
import type { ProviderPayment } from "./settlement";

/**
 * Settles a charge, or remembers that it fits nothing. Undefined where all of that was given back, now or when it was told
 * before: such money pays nothing any more, in whatever order its events come. Throws what settling throws.
 */
export async function settleOrForget(
  charge: ProviderPayment,
  isGivenBack: () => Promise<boolean>,
): Promise<Placed | undefined> {
  const known = await findUnplaced(charge);
  if (known?.givenBackAt) return undefined;
  // It fitted nothing when it was told first, so staff may have sent it back: what is open by now is not for it.
  if (known && (await isGivenBack())) {
    await noteGivenBack(charge);
    return undefined;
  }
  try {
    const settled = await settleProviderPayment(charge);
    if (!settled.replayed) await dropUnplaced(charge);
    return settled;
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const left = await isGivenBack();
    await keepUnplaced(charge, error instanceof Error ? error.message : String(error), left ? now() : null);
    if (left) return undefined;
    throw error;
  }
}
