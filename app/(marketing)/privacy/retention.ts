import { RESTORABLE_DAYS } from "@/lib/accounts/purge-closed-accounts";
import { ACCOUNTLESS_DAYS } from "@/lib/accounts/purge-people";
import {
  APPROVAL_DAYS,
  BOOKS_DAYS,
  EVENT_PAYLOAD_DAYS,
  FAILED_PAYLOAD_DAYS,
  LETTER_DAYS,
  PERSONAL_AUDIT_DAYS,
  TRIAL_DAYS,
} from "@/lib/accounts/retention";
import { SESSION_SECONDS } from "@/lib/auth/sessions/session-cookie";
import { EVENT_DAYS } from "@/lib/events/retention";
import { REQUEST_DAYS } from "@/lib/request-log/retention";

export interface Retention {
  what: string;
  kept: string;
  /** Where it lies in the database; a test finds each table in one row of this list, or in NOT_PERSONAL. */
  tables: readonly string[];
  /** What its rows go with. `law`: they outlive the account for as long as tax law says. */
  goesWith: "account" | "person" | "time" | "law";
}

const CLOSED = `Until ${RESTORABLE_DAYS} days after the account is closed.`;

/** How long what is kept, as the privacy page says it and the jobs do it. */
export const RETENTION: readonly Retention[] = [
  {
    what: "Account details, plan, sites, content inventory and deliveries, API keys, webhook endpoints, team and invitations",
    kept: CLOSED,
    tables: [
      ...["accounts", "subscriptions", "memberships", "invitations", "sites", "sectors"],
      ...["site_connections", "site_contents", "deliveries", "delivery_images", "staff_notes"],
      ...["api_keys", "webhook_endpoints", "checkouts", "credit_transactions", "staff_views"],
      ...["credit_purchases", "credit_reservations", "credit_budgets", "credit_top_ups"],
    ],
    goesWith: "account",
  },
  {
    what: "Your name, email address and password hash",
    kept: `Deleted with the account, or ${ACCOUNTLESS_DAYS} days after you left or were removed from one. Right away if you ask.`,
    tables: ["users"],
    goesWith: "person",
  },
  {
    what: "Devices you're signed in on, with network address",
    kept: `Until you sign out there, at most ${SESSION_SECONDS / 86_400} days after last use, and a day more.`,
    tables: ["sessions"],
    goesWith: "person",
  },
  {
    what: "Links we emailed you, and answers to repeated API requests",
    kept: "Until a day after they expire, which is 24 hours at most.",
    tables: ["user_tokens", "idempotency_keys"],
    goesWith: "time",
  },
  {
    what: "Emails we sent you, and messages from the contact form",
    kept: `${LETTER_DAYS} days.`,
    tables: ["mails"],
    goesWith: "time",
  },
  {
    what: "Log of important changes",
    kept: `In an account: ${CLOSED.toLowerCase()} Outside any account: ${PERSONAL_AUDIT_DAYS} days.`,
    tables: ["audit_events"],
    goesWith: "account",
  },
  {
    what: "What happened in your account, for other software, and the log of what webhooks sent and received",
    kept: `${EVENT_DAYS} days, or until the account is deleted.`,
    tables: ["events", "webhook_messages", "webhook_attempts"],
    goesWith: "account",
  },
  {
    what: "Log of API requests, with network address, without what was sent",
    kept: `${REQUEST_DAYS} days, or until the account is deleted.`,
    tables: ["api_requests"],
    goesWith: "account",
  },
  {
    what: "Messages from Stripe and PayPal about your payments",
    kept: `${EVENT_PAYLOAD_DAYS} days, or ${FAILED_PAYLOAD_DAYS} if they couldn't be processed. Only their number and type stay.`,
    tables: ["provider_events"],
    goesWith: "time",
  },
  {
    what: "The fact that an email address had its free trial, as a hash we can't read the address from",
    kept: `${TRIAL_DAYS / 365} years.`,
    tables: ["trial_grants"],
    goesWith: "time",
  },
  {
    what: "Invoices, payments, refunds and credit notes",
    kept: `For ${Math.floor(BOOKS_DAYS / 365)} years after the account is deleted, because tax law requires it.`,
    tables: ["invoices", "payments", "refunds", "unplaced_charges", "credit_notes", "account_money"],
    goesWith: "law",
  },
  {
    what: "What you upload to show that you have paid",
    kept: CLOSED,
    tables: ["payment_proofs"],
    goesWith: "account",
  },
  {
    what: "What one of our team asked another to approve, such as a refund to you",
    kept: `${APPROVAL_DAYS} days after it's decided.`,
    tables: ["staff_approvals"],
    goesWith: "time",
  },
  {
    what: "Our bank's statements, with the name and account of who paid us",
    kept: "As long as tax law requires.",
    tables: ["bank_files", "bank_statements", "bank_lines", "bank_allocations", "bank_ignore_rules"],
    goesWith: "law",
  },
];

/** Catalogues of ours, and what the database knows of itself. */
export const NOT_PERSONAL: readonly string[] = [
  "plans",
  "credit_packages",
  "credit_prices",
  "industries",
  "industry_sectors",
  "schema_migrations",
  "installation",
  "job_runners",
  "bank_csv_mappings",
];
