import { asSystem } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { refuseTaken } from "@/lib/payments/records/taken-invoice";
import { payableBill } from "@/lib/payments/settlement/payable-invoice";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import { type Settled, settledState } from "@/lib/payments/settlement/settled-state";
import { lookUpReference } from "@/lib/payments/settlement/used-reference";

export interface BankTransferConfirmation {
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
  actor: string;
  actorUserId?: number;
  requestId?: string;
}

/**
 * Staff saw the money arrive: one transaction settles the account's invoice (docs/contract.md, section 4). The same again,
 * even fifty at once, answers `replayed: true`. Throws `not_found`, `plan_not_payable`, `amount_mismatch`,
 * `payment_reference_used` unless the reason is given why it is another payment, `payment_in_progress`, and
 * `invalid_state` for a closed account.
 */
export function confirmBankTransfer(confirmation: BankTransferConfirmation): Promise<Settled> {
  const { periodMonths, ...rest } = confirmation;
  const transfer = { ...rest, method: "bank_transfer" as const };
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, transfer.accountId);
    const known = await lookUpReference(tx, transfer);
    if (known.replayed) return settledState(tx, known.replayed, { replayed: true });
    const bill = await payableBill(tx, account, { ...transfer, periodMonths });
    refuseTaken(bill.takenAs);
    const { reported, sameReferenceReason } = known;
    return settlePayment(tx, { ...transfer, sameReferenceReason }, { bill, reported });
  });
}
