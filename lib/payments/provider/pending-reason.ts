import { and, desc, eq, sql } from "drizzle-orm";
import { auditEvents, type Payment, type Tx } from "@/db";

/** Why PayPal has not paid out yet (`status_details.reason` of a capture), for the payer and for staff alike. */
const PENDING_WORDS: Record<string, string> = {
  ECHECK: "It was paid from a bank account, which takes some business days.",
  PENDING_REVIEW: "PayPal is reviewing the payment.",
  DECLINED_BY_RISK_FRAUD_FILTERS: "PayPal's protection against fraud holds it back.",
  BUYER_COMPLAINT: "Its payer has complained about it at PayPal.",
  CHARGEBACK: "The payer's bank took it back, and PayPal is looking into that.",
  TRANSACTION_APPROVED_AWAITING_FUNDING: "PayPal is waiting for the money of the payer's bank.",
  INTERNATIONAL_WITHDRAWAL: "Our team has to accept it at PayPal first.",
  RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION: "Our team has to accept it at PayPal first.",
  UNILATERAL: "Our account at PayPal can't receive it yet.",
  VERIFICATION_REQUIRED: "Our account at PayPal has to be verified first.",
  REFUNDED: "It was sent back before it arrived.",
};

/** "ECHECK" -> why, in a sentence; undefined where PayPal says nothing that helps. Pure. */
function pendingWords(reason: unknown): string | undefined {
  return typeof reason === "string" ? PENDING_WORDS[reason] : undefined;
}

/** Why a payment that is on its way has not arrived, as its provider said when it began. Reads the account's audit log. */
export async function findPendingWords(
  tx: Pick<Tx, "select">,
  { accountId, id, status, method }: Pick<Payment, "accountId" | "id" | "status" | "method">,
): Promise<string | undefined> {
  if (status !== "processing" || method !== "paypal") return undefined;
  const { action, after, targetId } = auditEvents;
  const [began] = await tx
    .select({ reason: sql<string | null>`${after} ->> 'pending_reason'` })
    .from(auditEvents)
    .where(
      and(eq(auditEvents.accountId, accountId), eq(action, "payment.processing"), eq(targetId, String(id))),
    )
    .orderBy(desc(auditEvents.id))
    .limit(1);
  return pendingWords(began?.reason);
}
