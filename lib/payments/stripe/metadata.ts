import { z } from "zod";

const metadata = z.object({
  account_id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  invoice_id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
});

/** What we wrote on Stripe's object when we made it; undefined for what is not ours. */
export function ourMetadata(value: unknown): { accountId: number; invoiceId: number } | undefined {
  const { data } = metadata.safeParse(value);
  return data && { accountId: data.account_id, invoiceId: data.invoice_id };
}
