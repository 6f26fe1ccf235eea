import type { Invoice } from "@/db";
import { AppError } from "@/lib/errors";
import { isRefusal } from "@/lib/payments/provider/fault";
import { installationId } from "@/lib/payments/provider/installation";
import { findKnownCheckout } from "@/lib/payments/provider/known-checkout";
import { askPaypal, paypalPayments } from "./client";

export interface Ours {
  accountId: number;
  invoiceId: number;
}

/** What we write on an order. PayPal gives it back with each capture. */
export async function customIdOf({ accountId, id }: Invoice): Promise<string> {
  return `${accountId}:${id}:${await installationId()}`;
}

/**
 * Whose order it is, as we wrote on it or as we know the order; undefined for what another shop or another installation of the
 * same PayPal account sold.
 */
export async function oursOf(
  customId: string | undefined,
  orderId: string | undefined,
): Promise<Ours | undefined> {
  const [, account, invoice, installation] = /^(\d{1,15}):(\d{1,15}):(\w+)$/.exec(customId ?? "") ?? [];
  if (installation === (await installationId()))
    return { accountId: Number(account), invoiceId: Number(invoice) };
  return orderId === undefined ? undefined : findKnownCheckout("paypal", orderId);
}

/** A capture as PayPal has it, where it is ours; undefined also where PayPal knows none by this id. */
export async function findOurCapture(captureId: string): Promise<(Ours & { orderId?: string }) | undefined> {
  try {
    const { result } = await askPaypal(() => paypalPayments().getCapturedPayment({ captureId }));
    const orderId = result.supplementaryData?.relatedIds?.orderId;
    const ours = await oursOf(result.customId, orderId);
    return ours && { ...ours, orderId };
  } catch (error) {
    if (error instanceof AppError && isRefusal(error.cause)) return undefined;
    throw error;
  }
}
