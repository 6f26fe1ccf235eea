import { env } from "@/lib/env";

/** Where an invoice is paid. An email that waited since before links named theirs leads to what is open. */
export function paymentLink(invoiceId: number | undefined): string {
  const page = `${env().APP_URL}/payment`;
  return invoiceId === undefined ? page : `${page}?invoice=${invoiceId}`;
}
