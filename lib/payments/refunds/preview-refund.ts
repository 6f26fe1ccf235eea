import { and, desc, eq } from "drizzle-orm";
import { accounts, asSystem, creditNotes, mails, type Tx } from "@/db";
import { renderMail } from "@/lib/mail/render-mail";
import { lockPayment } from "@/lib/payments/records/lock-payment";
import { recordRefund } from "@/lib/payments/records/record-refund";
import type { RefundRequest } from "./open-refund";
import { refundable } from "./refundable";

export interface RefundPreview {
  amountCents: number;
  /** What of the payment is left after it. */
  leftCents: number;
  currency: string;
  creditsBefore: number;
  creditsAfter: number;
  /** "" for money that paid no invoice: there is nothing to credit. */
  creditNoteNumber: string;
  /** As the payer will read it; no subject where nobody is written to. */
  mail: { to: string[]; subject: string; text: string };
}

/**
 * What a refund would do, down to the words of its email: it is recorded as always and taken back again, so that the
 * preview can't differ from the act. No provider is asked. Throws what `refundPayment` throws before it asks.
 */
export async function previewRefund(request: RefundRequest): Promise<RefundPreview> {
  const found: { preview?: RefundPreview } = {};
  await asSystem(async (tx) => {
    found.preview = await tryOut(tx, request);
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return found.preview!;
}

/** Ends the transaction without leaving anything of it. */
class TakenBack extends Error {}

async function tryOut(tx: Tx, request: RefundRequest): Promise<RefundPreview> {
  const payment = await lockPayment(tx, request.paymentId);
  const amountCents = refundable(payment, request.amountCents);
  const creditsBefore = await creditsOf(tx, payment.accountId);
  const refundedTotalCents = payment.refundedCents + amountCents;
  const refunded = await recordRefund(tx, { ...request, refundedTotalCents });
  const isCredited = payment.status !== "kept";
  const [note] = await tx
    .select({ number: creditNotes.number })
    .from(creditNotes)
    .where(eq(creditNotes.paymentId, payment.id))
    .orderBy(desc(creditNotes.id))
    .limit(1);
  return {
    amountCents,
    leftCents: refunded.amountCents - refundedTotalCents,
    currency: payment.currency,
    creditsBefore,
    creditsAfter: await creditsOf(tx, payment.accountId),
    creditNoteNumber: isCredited ? (note?.number ?? "") : "",
    mail: isCredited ? await readMail(tx, payment.accountId) : { to: [], subject: "", text: "" },
  };
}

async function creditsOf(tx: Tx, accountId: number): Promise<number> {
  const [account] = await tx
    .select({ credits: accounts.credits })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return account?.credits ?? 0;
}

/** The emails that were put into the outbox just now; they differ in their address alone. */
async function readMail(tx: Tx, accountId: number): Promise<RefundPreview["mail"]> {
  const written = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, "refunded")))
    .orderBy(desc(mails.id));
  const last = written[0];
  if (!last) return { to: [], subject: "", text: "" };
  const { subject, text } = await renderMail(last.template, last.props);
  const key = last.onceKey?.split(":").slice(0, 2).join(":") ?? "";
  const to = written.filter(({ onceKey }) => onceKey?.startsWith(key)).map(({ toAddress }) => toAddress);
  return { to, subject, text };
}
