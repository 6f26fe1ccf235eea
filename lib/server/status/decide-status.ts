import type { MethodStanding } from "@/lib/payments/checkout/providers";

/** `off`: not set up on this installation, which is no fault. `unknown`: nobody could look. */
export type Condition = "working" | "degraded" | "down" | "off" | "unknown";

export interface ServicePart {
  name: string;
  condition: Condition;
  /** What that means for its users. */
  says: string;
}

/** What was measured in the database. */
export interface Measured {
  jobsRun: boolean;
  jobDelaySeconds: number;
  mailDelaySeconds: number;
  /** Events of the last day that could not be applied yet. */
  faults: { stripe: number; paypal: number };
}

export interface Observed {
  database: "ok" | "full" | "unavailable";
  measured: Measured | undefined;
  sendsMail: boolean;
  methods: readonly MethodStanding[];
}

/** Longer than this is felt. */
const LATE_SECONDS = 300;
const SEVERITY: readonly Condition[] = ["off", "working", "unknown", "degraded", "down"];

/** What was seen, in words for customers. Pure. */
export function decideStatus(observed: Observed): { condition: Condition; parts: ServicePart[] } {
  const parts = [
    { name: "Website", condition: "working" as const, says: "You are reading a page from it." },
    dataPart(observed),
    jobPart(observed),
    mailPart(observed),
    ...observed.methods.map((method) => methodPart(method, observed)),
  ];
  const worst = parts.map(({ condition }) => SEVERITY.indexOf(condition)).reduce((a, b) => Math.max(a, b), 1);
  return { condition: SEVERITY[worst]!, parts };
}

function dataPart({ database }: Observed): ServicePart {
  const name = "Accounts, sites and API";
  if (database === "ok") return { name, condition: "working", says: "Reading and saving work." };
  if (database === "full")
    return { name, condition: "degraded", says: "Reading works. Some changes can't be saved right now." };
  return {
    name,
    condition: "down",
    says: "The database doesn't answer. Requests fail, and nothing is lost.",
  };
}

function jobPart({ measured }: Observed): ServicePart {
  const name = "Background work";
  if (!measured) return { name, condition: "unknown", says: "We can't tell right now." };
  if (!measured.jobsRun)
    return { name, condition: "down", says: "Renewals, reminders and emails wait until it runs again." };
  if (measured.jobDelaySeconds > LATE_SECONDS)
    return { name, condition: "degraded", says: `Work is ${minutes(measured.jobDelaySeconds)} behind.` };
  return { name, condition: "working", says: "Nothing is waiting longer than it should." };
}

function mailPart({ measured, sendsMail }: Observed): ServicePart {
  const name = "Email";
  if (!sendsMail) return { name, condition: "off", says: "No mail server is set up on this installation." };
  if (!measured) return { name, condition: "unknown", says: "We can't tell right now." };
  if (measured.mailDelaySeconds > LATE_SECONDS)
    return { name, condition: "degraded", says: `Emails are ${minutes(measured.mailDelaySeconds)} late.` };
  return { name, condition: "working", says: "Emails leave within minutes." };
}

const METHOD_NAMES = {
  stripe: "Card payments",
  paypal: "PayPal payments",
  bank_transfer: "Bank transfers",
} as const;

function methodPart({ method, isOffered }: MethodStanding, { measured }: Observed): ServicePart {
  const name = METHOD_NAMES[method];
  if (!isOffered) return { name, condition: "off", says: "Not offered on this installation." };
  if (method === "bank_transfer")
    return { name, condition: "working", says: "Our team confirms them by hand." };
  if (!measured) return { name, condition: "unknown", says: "We can't tell right now." };
  if (measured.faults[method] > 0)
    return { name, condition: "degraded", says: "Some payments take longer to appear. None is lost." };
  return { name, condition: "working", says: "Payments are confirmed as they arrive." };
}

function minutes(seconds: number): string {
  const count = Math.round(seconds / 60);
  return count < 120 ? `${count} minutes` : `${Math.round(count / 60)} hours`;
}
