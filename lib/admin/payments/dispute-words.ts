import { formatDate } from "@/lib/time/date-words";
import type { ListedDispute } from "./list-disputes";

/** Reasons of Stripe and PayPal, as staff read them. */
const REASONS: Record<string, string> = {
  fraudulent: "The cardholder says that they did not pay this",
  unauthorised: "The payer says that they did not pay this",
  duplicate: "The payer says that they were charged twice",
  duplicate_transaction: "The payer says that they were charged twice",
  incorrect_amount: "The payer says that the amount is wrong",
  subscription_canceled: "The payer says that the subscription was canceled before",
  canceled_recurring_billing: "The payer says that the subscription was canceled before",
  credit_not_processed: "The payer expects a refund that has not arrived",
  product_not_received: "The payer says that they did not get what they paid for",
  merchandise_or_service_not_received: "The payer says that they did not get what they paid for",
  product_unacceptable: "The payer says that it is not what was promised",
  merchandise_or_service_not_as_described: "The payer says that it is not what was promised",
  payment_by_other_means: "The payer says that they paid another way",
  unrecognized: "The cardholder does not recognize the charge",
  insufficient_funds: "The payer's account lacked the money",
  bank_cannot_process: "The payer's bank could not process it",
  debit_not_authorized: "The payer's bank had no permission for the debit",
  general: "The bank gives no reason",
  problem_with_remittance: "The money did not arrive where it was sent",
};

const STATES: Record<string, string> = {
  needs_response: "waiting for our answer",
  warning_needs_response: "an inquiry, waiting for our answer",
  waiting_for_seller_response: "waiting for our answer",
  waiting_for_buyer_response: "waiting for the payer",
  under_review: "being decided",
  warning_under_review: "an inquiry, being decided",
  warning_closed: "closed without a dispute",
  won: "decided for us",
  lost: "decided for the payer",
  resolved: "closed",
  prevented: "closed without a dispute",
  open: "open",
};

/** Why, how it stands, and until when we have to answer. Pure. */
export function disputeWords({ status, reason, isOpen, dueAt }: ListedDispute): string {
  const why = REASONS[reason] ?? `Reason: ${plain(reason) || "not given"}`;
  const state = STATES[status] ?? plain(status);
  const due = isOpen && dueAt ? ` Evidence is due by ${formatDate(dueAt)}.` : "";
  return `${why}: ${state}.${due}`;
}

function plain(word: string): string {
  return word.replaceAll("_", " ");
}
