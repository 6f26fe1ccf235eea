import { AppError } from "@/lib/errors";
import { isRefusal } from "@/lib/payments/provider/provider-events";
import { askPaypal, paypalPayments } from "./client";

export interface Ours {
  accountId: number;
  invoiceId: number;
}

/** What we wrote on an order when we made it; undefined for what another shop of the same PayPal account sold. */
export function oursOf(customId: string | undefined): Ours | undefined {
  const [, account, invoice] = /^(\d{1,15}):(\d{1,15})$/.exec(customId ?? "") ?? [];
  return account && invoice ? { accountId: Number(account), invoiceId: Number(invoice) } : undefined;
}

/** A capture as PayPal has it, where it is ours; undefined also where PayPal knows none by this id. */
export async function findOurCapture(captureId: string): Promise<(Ours & { orderId?: string }) | undefined> {
  try {
    const { result } = await askPaypal(() => paypalPayments().getCapturedPayment({ captureId }));
    const ours = oursOf(result.customId);
    return ours && { ...ours, orderId: result.supplementaryData?.relatedIds?.orderId };
  } catch (error) {
    if (error instanceof AppError && isRefusal(error.cause)) return undefined;
    throw error;
  }
}
