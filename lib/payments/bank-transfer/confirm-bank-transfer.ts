import { lockAccount } from "@/lib/accounts/lock-account";
import { refuseTaken } from "@/lib/payments/records/taken/taken-invoice";
import { payableBill } from "@/lib/payments/settlement/bill";
import { keepArrived, takesMoney } from "@/lib/payments/settlement/keep-arrived";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import { type Settled, settledState } from "@/lib/payments/settlement/settled-state";
import { lookUpReference } from "@/lib/payments/settlement/used-reference";
import type { ApprovalRequest } from "@/lib/staff/approval";
import { decide } from "@/lib/staff/decide";
import type { Decider } from "@/lib/staff/decider";
import { requireDecision } from "@/lib/staff/require-decision";

export interface BankTransferConfirmation extends Decider {
  accountId: number;
  /** The bank's reference of the transfer. */
  externalPaymentId: string;
  amountCents: number;
  payerName: string;
  proofUrl?: string | null;
  /** Why it is another payment though its reference was used before. */
  sameReferenceReason?: string;
  /** Months paid for; the invoice's unless said. */
  periodMonths?: number;
}

/**
 * Staff saw the money arrive: one transaction settles the account's invoice (docs/contract.md, section 4), or keeps what was
 * reported for one that takes no money any longer. The same again, even fifty together, answers `replayed: true`. Throws
 * `not_found`, `plan_not_payable`, `amount_mismatch`, `payment_reference_used` unless the reason is given why it is another
 * payment, `payment_in_progress`, `invalid_state` for a closed account, and what requireDecision throws.
 */
export function confirmBankTransfer(confirmation: BankTransferConfirmation): Promise<Settled> {
  const { periodMonths, ...rest } = confirmation;
  const transfer = { ...rest, method: "bank_transfer" as const };
  return decide(confirmation, async (tx) => {
    const account = await lockAccount(tx, transfer.accountId);
    const known = await lookUpReference(tx, transfer);
    if (known.replayed) return settledState(tx, known.replayed, { replayed: true });
    const bill = await payableBill(tx, account, { ...transfer, periodMonths });
    refuseTaken(bill.takenAs);
    const { reported, sameReferenceReason } = known;
    const arrived = reported?.invoiceId === bill.invoice.id && { bill, reported };
    const settled =
      arrived && !(await takesMoney(tx, arrived))
        ? await keepArrived(tx, arrived, confirmation)
        : await settlePayment(tx, { ...transfer, sameReferenceReason }, { bill, reported });
    await requireDecision(tx, confirmation, approvalRequestOf(confirmation, settled));
    return settled;
  });
}

function approvalRequestOf(given: BankTransferConfirmation, { payment }: Settled): ApprovalRequest {
  const { externalPaymentId, payerName, proofUrl, sameReferenceReason, periodMonths } = given;
  const { accountId, amountCents, currency, referenceKey } = payment;
  return {
    kind: "confirm",
    accountId,
    amountCents,
    currency,
    reason: sameReferenceReason ?? `Reference ${externalPaymentId}, from ${payerName}.`,
    request: { externalPaymentId, amountCents, payerName, proofUrl, sameReferenceReason, periodMonths },
    sameBy: [referenceKey ?? externalPaymentId, amountCents, periodMonths],
  };
}
