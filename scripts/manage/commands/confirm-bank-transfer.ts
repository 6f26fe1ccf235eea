import { formatAmount } from "@/lib/money";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { amountCents, nonEmpty, positiveInteger } from "../arguments";
import type { ManageCommand } from "../command";
import { deciderOf, type Named, named } from "../staff-act";

interface Transfer extends Named {
  account: number;
  reference: string;
  amount: number;
  payer: string;
  months?: number;
  sameReferenceReason?: string;
}

export const confirmBankTransferCommand: ManageCommand<Transfer> = {
  name: "confirm-bank-transfer",
  summary: "settle an account's invoice with a transfer that arrived",
  takes: (command) =>
    named(command)
      .requiredOption("--account <id>", "the account's id", positiveInteger)
      .requiredOption("--reference <text>", "the bank's reference of the transfer", nonEmpty)
      .requiredOption("--amount <amount>", "what arrived, such as 139.00", amountCents)
      .requiredOption("--payer <name>", "who sent it", nonEmpty)
      .option("--months <n>", "months paid for, when they are not the invoice's", positiveInteger)
      .option(
        "--same-reference-reason <text>",
        "why it is another payment though its reference was used before",
        nonEmpty,
      ),
  writes: "data",
  run: async ({ account, reference, amount, payer, months, sameReferenceReason, as, code }) => {
    const settled = await confirmBankTransfer({
      accountId: account,
      externalPaymentId: reference,
      amountCents: amount,
      payerName: payer,
      periodMonths: months,
      sameReferenceReason,
      ...(await deciderOf({ as, code })),
    });
    return { data: settledData(settled), lines: [lineOf(settled)] };
  },
};

type Settled = Awaited<ReturnType<typeof confirmBankTransfer>>;

function settledData(settled: Settled) {
  return {
    account_id: settled.accountId,
    account_status: settled.accountStatus,
    invoice: settled.invoice.number,
    payment_id: settled.payment.id,
    credits: settled.credits,
    transaction_id: settled.transactionId,
    period_end: settled.subscription.currentPeriodEnd,
    replayed: settled.replayed,
  };
}

function lineOf({ replayed, invoice, payment, accountId, credits }: Settled): string {
  const what = `${formatAmount(payment.amountCents, payment.currency)} for ${invoice.number}`;
  if (replayed) return `That transfer was confirmed before: ${what}. Nothing was changed.`;
  const did =
    payment.status === "kept" ? `Kept ${what}, which takes no money any longer` : `Confirmed ${what}`;
  return `${did}. Account ${accountId} has ${credits} credits.`;
}
