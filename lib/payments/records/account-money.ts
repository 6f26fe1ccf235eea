import { eq } from "drizzle-orm";
import { accountMoney, invoices, type Payment, payments, type Tx } from "@/db";
import type { ACCOUNT_MONEY_KINDS } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { mailBillingContact } from "@/lib/mail/mail-billing-contact";
import { formatAmount } from "@/lib/money";
import { tellOthers } from "./tell-others";

interface Entry {
  kind: (typeof ACCOUNT_MONEY_KINDS)[number];
  /** Signed: what comes in is positive. */
  amountCents: number;
  actor: string;
}

/** Adds to what is the account's own with us, in the payment's currency. The caller holds the account's lock. */
export async function writeAccountMoney(tx: Tx, payment: Payment, entry: Entry): Promise<void> {
  const { id: paymentId, accountId, currency } = payment;
  await tx.insert(accountMoney).values({ ...entry, accountId, paymentId, currency, createdAt: now() });
}

interface KeptMoney {
  accountId: number;
  invoiceId?: number;
  method: Payment["method"];
  externalPaymentId: string;
  amountCents: number;
  currency: string;
  payerName?: string;
}

/** A row for money that pays nothing yet. Throws `payment_reference_used` where its reference has one already. */
export async function insertKept(
  tx: Tx,
  money: KeptMoney,
  { isKeptByHand = false }: { isKeptByHand?: boolean } = {},
): Promise<Payment> {
  const { accountId, invoiceId, method, externalPaymentId, amountCents, currency, payerName } = money;
  const row = {
    accountId,
    invoiceId: invoiceId!,
    method,
    externalPaymentId,
    amountCents,
    currency,
    payerName,
    isKeptByHand,
  };
  const [payment] = await tx
    .insert(payments)
    .values({ ...row, status: "kept", settledAt: now(), createdAt: now(), updatedAt: now() })
    .onConflictDoNothing()
    .returning();
  if (!payment) throw new AppError("payment_reference_used");
  tellOthers(tx, payment);
  return payment;
}

/** Tells whose money it is that it paid nothing, or could not be given back, and what becomes of it. */
export async function mailKept(
  tx: Tx,
  payment: Payment,
  returned?: { refund: { id: number }; amountCents: number },
): Promise<void> {
  const [invoice] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .where(eq(invoices.id, payment.invoiceId));
  await mailBillingContact(tx, {
    accountId: payment.accountId,
    template: "payment-kept",
    onceKey: `payment-kept:${payment.id}${returned ? `:${returned.refund.id}` : ""}`,
    props: {
      number: invoice!.number,
      amount: formatAmount(returned?.amountCents ?? payment.amountCents, payment.currency),
      isReturned: returned && true,
    },
  });
}
