import { and, desc, eq, isNull } from "drizzle-orm";
import { asSystem, invoices, type Payment, type Tx, unplacedCharges } from "@/db";
import { lockAccountIfThere } from "@/lib/accounts/lock-account";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { formatDecimal } from "@/lib/money";
import { insertKept, mailKept, writeAccountMoney } from "@/lib/payments/records/account-money";
import type { Decider } from "@/lib/staff/decider";
import { requireStaff } from "@/lib/staff/require-staff";

export interface ChargeToKeep extends Decider {
  /** What its provider calls it. */
  externalId: string;
  reason: string;
}

/**
 * Staff give a charge that fitted nothing its place: it is the account's own money from now on, to be refunded through its
 * provider or used for an invoice of its amount. Throws `not_found` where no such charge waits, `forbidden`, and
 * `invalid_state` where its account is gone or has no invoice: that money is refunded at the provider.
 */
export function keepUnplacedCharge({ externalId, reason, ...by }: ChargeToKeep): Promise<Payment> {
  return asSystem(async (tx) => {
    const charge = await lockCharge(tx, externalId);
    await requireStaff(tx, by);
    const invoiceId = await findNewestInvoice(tx, charge.accountId);
    if (invoiceId === undefined) throw new AppError("invalid_state", { message: NO_INVOICE });
    const { accountId, provider: method, amountCents, currency } = charge;
    const money = { accountId, invoiceId, method, externalPaymentId: externalId, amountCents, currency };
    const payment = await insertKept(tx, money);
    await writeAccountMoney(tx, payment, { kind: "kept", amountCents, actor: by.actor });
    await tx.delete(unplacedCharges).where(eq(unplacedCharges.id, charge.id));
    await recordAudit(tx, {
      accountId,
      actor: by.actor,
      actorUserId: by.actorUserId,
      requestId: by.requestId,
      reason,
      action: "payment.kept",
      targetType: "payment",
      targetId: payment.id,
      after: { amount: formatDecimal(amountCents), currency, externalPaymentId: externalId },
    });
    await mailKept(tx, payment);
    return payment;
  });
}

const NO_INVOICE = "This account is gone, or has no invoice. Refund the charge at the provider.";

/** Under its account's lock, since the charge may find its place, or go back, at this moment. */
async function lockCharge(tx: Tx, externalId: string) {
  const waits = and(eq(unplacedCharges.externalId, externalId), isNull(unplacedCharges.givenBackAt));
  const [found] = await tx.select().from(unplacedCharges).where(waits);
  if (!found) throw new AppError("not_found");
  if (!(await lockAccountIfThere(tx, found.accountId)))
    throw new AppError("invalid_state", { message: NO_INVOICE });
  const [charge] = await tx.select().from(unplacedCharges).where(waits).for("update");
  if (!charge) throw new AppError("not_found");
  return charge;
}

async function findNewestInvoice(tx: Tx, accountId: number): Promise<number | undefined> {
  const [newest] = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(eq(invoices.accountId, accountId))
    .orderBy(desc(invoices.id))
    .limit(1);
  return newest?.id;
}
