import { changeWords, auditText as text, auditWords as words } from "@/lib/audit/change-words";
import { formatAmount } from "@/lib/money";
import { actionWords } from "../audit/action-words";
import type { TimelineKind } from "./timeline-kind";

/** What a source tells of an entry: names as the statement of timeline.ts gives them. */
export type TimelineFacts = Record<string, unknown>;

export interface TimelineSentence {
  /** One sentence, without its full stop. */
  what: string;
  /** More, such as a reason or what changed. */
  detail: string;
  /** Where the record behind it is. */
  href?: string;
}

/** An entry in words, with amounts, and where its record is. Pure. */
export function timelineSentence(kind: TimelineKind, facts: TimelineFacts): TimelineSentence {
  return SENTENCES[kind](facts);
}

const SENTENCES: Record<TimelineKind, (facts: TimelineFacts) => TimelineSentence> = {
  audit: auditSentence,
  credits: ({ kind, amount, balance, operation, description, site }) => ({
    what: `${CREDIT_WORDS[text(kind)] ?? capital(text(kind))} ${count(Math.abs(Number(amount)))} credits${
      operation ? ` for ${words(operation)}` : ""
    }`,
    detail: [site && `on ${site}`, !operation && description, `balance ${count(Number(balance))}`]
      .filter(Boolean)
      .join(", "),
  }),
  invoice: ({ id, number, kind, cents, currency }) => ({
    what: `Issued invoice ${number} for ${money(cents, currency)}`,
    detail: INVOICE_WORDS[text(kind)] ?? "",
    href: `/admin/invoices/${id}`,
  }),
  payment: ({ id, reference, method, cents, currency, number }) => ({
    what: `Payment of ${money(cents, currency)} by ${METHOD_WORDS[text(method)] ?? words(method)}`,
    detail: [number && `for ${number}`, `reference ${reference}`].filter(Boolean).join(", "),
    href: `/admin/payments/${id}`,
  }),
  mail: ({ id, accountId, template, subject, to, state }) => ({
    what: `Email: ${subject || capital(text(template).replaceAll("-", " "))}`,
    detail: to ? `to ${to}, ${state}` : text(state),
    href: to ? `/admin/accounts/${accountId}/mails/${id}` : undefined,
  }),
  note: ({ text: note }) => ({ what: "Note", detail: text(note) }),
  "sign-in": ({ action, email, ip }) => ({
    what: `${email} ${SIGN_IN_WORDS[text(action)] ?? words(action)}`,
    detail: ip ? `from ${ip}` : "",
  }),
};

const CREDIT_WORDS: Record<string, string> = {
  grant: "Granted",
  reset: "Reset the balance by",
  consume: "Spent",
  refund: "Gave back",
  adjust: "Adjusted the balance by",
};
const INVOICE_WORDS: Record<string, string> = {
  first: "for the first period",
  renewal: "for a renewal",
  upgrade: "for an upgrade",
};
const METHOD_WORDS: Record<string, string> = {
  stripe: "card",
  paypal: "PayPal",
  bank_transfer: "bank transfer",
};
const SIGN_IN_WORDS: Record<string, string> = {
  "user.signed_in": "signed in",
  "user.sign_in_refused": "was refused: wrong password",
  "user.code_refused": "was refused: wrong two-factor code",
};

/** "account.suspended" -> "Account suspended", with what changed and why. */
function auditSentence({
  action,
  reason,
  before,
  after,
  target_type: type,
  target_id: id,
}: TimelineFacts): TimelineSentence {
  const changes = changeWords(before, after);
  return {
    what: actionWords(text(action)),
    detail: [reason && `“${reason}”`, ...changes].filter(Boolean).join(", "),
    href: HREFS[text(type)]?.(text(id)),
  };
}

const HREFS: Record<string, (id: string) => string> = {
  payment: (id) => `/admin/payments/${id}`,
  approval: (id) => `/admin/approvals/${id}`,
  invoice: (id) => `/admin/invoices/${id}`,
  user: (id) => `/admin/users/${id}`,
};

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function money(cents: unknown, currency: unknown): string {
  return formatAmount(Number(cents), text(currency) || "USD");
}

function count(amount: number): string {
  return amount.toLocaleString("en-US");
}
