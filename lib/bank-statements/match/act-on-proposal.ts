import type { By } from "@/lib/bank-statements/ledger/allocate";
import { keepLines } from "@/lib/bank-statements/ledger/keep-lines";
import { linkPayment } from "@/lib/bank-statements/ledger/link-payment";
import { returnPayment } from "@/lib/bank-statements/ledger/return-payment";
import { settleLines } from "@/lib/bank-statements/ledger/settle-lines";
import { AppError } from "@/lib/errors";
import type { OpenLine } from "./list-open-lines";

/** Does what was proposed, and says it in a sentence. Throws as the verbs of the ledger do. */
export async function actOnProposal({ line, proposal }: OpenLine, by: By): Promise<string> {
  if (proposal.act === "none")
    throw new AppError("invalid_state", { message: `Stays open. ${proposal.reasons.join(" ")}` });
  const reason = proposal.reasons.join(" ");
  const numbers = proposal.invoices.map(({ number }) => number).join(", ");
  if (proposal.act === "settle") {
    const invoiceIds = proposal.invoices.map(({ id }) => id);
    await settleLines({ lineIds: [line.id], invoiceIds, reason, keepsRest: proposal.keepsRest }, by);
    return `Settled: ${numbers} ${proposal.invoices.length > 1 ? "are" : "is"} paid.`;
  }
  if (proposal.act === "keep") {
    await keepLines({ lineIds: [line.id], invoiceId: proposal.invoices[0]!.id, reason }, by);
    return `Kept for the account that ${numbers} is of.`;
  }
  const request = { lineId: line.id, paymentId: proposal.paymentId!, reason };
  if (proposal.act === "link") {
    await linkPayment(request, by);
    return `Linked to the payment of ${numbers}.`;
  }
  await returnPayment(request, by);
  return `Returned: the payment of ${numbers} is taken back.`;
}
