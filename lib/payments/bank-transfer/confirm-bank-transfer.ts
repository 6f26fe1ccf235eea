import { asSystem } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { refuseTaken } from "@/lib/payments/records/taken-invoice";
import { payableBill } from "@/lib/payments/settlement/payable-invoice";
import { findUsedReference } from "@/lib/payments/settlement/record-succeeded";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import { type Settled, settledState } from "@/lib/payments/settlement/settled-state";

export interface BankTransferConfirmation {
  accountId: number;
  /** The bank's reference of the transfer. */
  externalPaymentId: string;
  amountCents: number;
  payerName: string;
  proofUrl?: string | null;
  /** Months paid for; the invoice's unless said. */
  periodMonths?: number;
  actor: string;
  actorUserId?: number;
  requestId?: string;
}

/**
 * Staff saw the money arrive: one transaction settles the account's invoice (docs/contract.md, section 4). The same again,
 * even fifty at once, answers `replayed: true`. Throws `not_found`, `plan_not_payable`, `amount_mismatch`,
 * `payment_reference_used`, `payment_in_progress`, and `invalid_state` for a closed account.
 */
export function confirmBankTransfer(confirmation: BankTransferConfirmation): Promise<Settled> {
  const { periodMonths, ...rest } = confirmation;
  const transfer = { ...rest, method: "bank_transfer" as const };
  return asSystem(async (tx) => {
    const account = await lockAccount(tx, transfer.accountId);
    const known = await findUsedReference(tx, transfer);
    if (known && known.status !== "pending_approval") return settledState(tx, known, { replayed: true });
    const bill = await payableBill(tx, account, { ...transfer, periodMonths });
    refuseTaken(bill.takenAs);
    return settlePayment(tx, transfer, { bill, reported: known });
  });
}
