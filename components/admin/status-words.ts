/** Words that are stored, as staff read them in the middle of a sentence, where the word itself says too little. */
const WORDS: Record<string, string> = {
  // Of accounts and subscriptions.
  pending_payment: "waiting for payment",
  trialing: "in trial",
  past_due: "past due",
  trial_expired: "trial ended",
  payment_overdue: "payment overdue",
  admin: "by our team",
  // Of payments.
  pending_approval: "waiting for approval",
  processing: "on its way",
  stripe: "Stripe",
  paypal: "PayPal",
  bank_transfer: "bank transfer",
  // Of invoices.
  first: "first period",
  credit_package: "credit package",
  // Of provider events and jobs.
  received: "not applied yet",
  // Of sessions.
  api: "API client",
  // Of sites.
  read_only: "read-only",
};

/** "pending_approval" -> "waiting for approval". Of a word that is not listed only the underscores go. Pure. */
export function statusWords(word: string): string {
  return WORDS[word] ?? word.replaceAll("_", " ");
}
