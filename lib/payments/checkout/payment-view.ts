import type { Invoice, Payment } from "@/db";
import type { AccountStatus, BillingInterval, PaymentMethod, Role, SuspensionReason } from "@/db/words";
import { isSuspendedByStaff } from "@/lib/accounts/account";
import { hasPermission } from "@/lib/accounts/role";
import { isRecurring } from "@/lib/invoices/invoice";
import type { DueInvoice } from "./find-due-invoice";
import type { ReturnOutcome } from "./find-return-outcome";

/** What the address asks for. */
interface PaymentQuery {
  method?: PaymentMethod;
  invoice?: number;
  /** What somebody asked for on their way here, and finds chosen. */
  plan?: string;
  interval?: BillingInterval;
  /** While a report waits: correct it, or pay another way. */
  change?: "report" | "method";
}

interface PaymentVisit {
  viewer: {
    role: Role;
    account: { status: AccountStatus; suspensionReason: SuspensionReason | null };
  };
  due: DueInvoice | undefined;
  query: PaymentQuery;
  /** Back from the provider's page: what became of the invoice that they went to pay. */
  outcome: ReturnOutcome | undefined;
  /** The methods on offer here. */
  methods: readonly PaymentMethod[];
  /** The slugs of the plans on offer. */
  plans: readonly string[];
}

/** The plan and the interval that the form has chosen to begin with. */
interface PickedPlan {
  planSlug: string | undefined;
  interval: BillingInterval;
}

/**
 * How it stands with an open invoice, one page each. `processing`: its money is on its way. `again`: its payer has to go to
 * PayPal once more. `returned`: they are back from the provider, whose word is awaited. `reported`: a transfer was reported.
 * `charged`: the card on file pays it. `pay`: it waits to be paid.
 */
type DueStage = "processing" | "again" | "returned" | "reported" | "charged" | "pay";

/** What /payment shows while an invoice is open. */
export interface DueView {
  show: "due";
  stage: DueStage;
  invoice: Invoice;
  /** More invoices that wait. */
  others: Invoice[];
  /** What is held of each already, by their ids. */
  held: ReadonlyMap<number, number>;
  /** Staff have suspended the account: what it owes can be paid, and opens nothing. */
  isSuspended: boolean;
  processing: Payment | undefined;
  /** Why that takes days, where its provider has said so. */
  pendingWords: string | undefined;
  payerActionUrl: string | undefined;
  declined: Payment | undefined;
  /** How it went at the provider, to somebody who comes back from there. */
  outcome: ReturnOutcome | undefined;
  reported: Payment | undefined;
  method: PaymentMethod;
  /** Paying by card pays the later periods too. */
  repeats: boolean;
  /** A report waits for staff. */
  isWaiting: boolean;
  /** What they do instead of waiting for it. */
  change: PaymentQuery["change"];
  /** Another plan may be chosen instead. */
  choice: PickedPlan | undefined;
}

export type PaymentView =
  /** Nothing is open, and no payment would lift the suspension. */
  | { show: "suspended" }
  /** Nothing is left to pay, and what they went to pay is paid where they come back from there. */
  | { show: "paid" }
  /** A plan has to be chosen first; undefined for those who may not. */
  | { show: "choose"; choice: PickedPlan | undefined }
  | DueView;

/** What /payment shows to somebody who may pay. Pure. */
export function paymentView(visit: PaymentVisit): PaymentView {
  const { viewer, due, query, outcome } = visit;
  if (due) return dueView(visit, due);
  if (isSuspendedByStaff(viewer.account)) return { show: "suspended" };
  // The payment may have been settled a moment ago, after the viewer was read.
  if (viewer.account.status === "active" || outcome === "paid") return { show: "paid" };
  const picked = { planSlug: query.plan, interval: query.interval ?? "month" };
  return { show: "choose", choice: mayChoose(visit) ? picked : undefined };
}

function dueView(visit: PaymentVisit, due: DueInvoice): DueView {
  const { invoice, others, held, declined, reported, processing, pendingWords } = due;
  const outcome = due.declined ? undefined : visit.outcome;
  const isWaiting = reported?.status === "pending_approval";
  const stage = stageOf(visit, due, { isReturning: outcome === "done", isWaiting });
  return {
    show: "due",
    stage,
    invoice,
    others,
    held,
    isSuspended: isSuspendedByStaff(visit.viewer.account),
    processing,
    pendingWords,
    payerActionUrl: due.payerActionUrl,
    declined,
    outcome,
    reported,
    method: visit.query.change === "report" ? "bank_transfer" : methodOf(visit, due),
    repeats: isRecurring(invoice),
    isWaiting,
    change: isWaiting ? visit.query.change : undefined,
    choice:
      invoice.kind === "first" && stage === "pay" && mayChoose(visit) ? pickedPlanOf(visit, due) : undefined,
  };
}

function stageOf(
  { query }: PaymentVisit,
  { processing, payerActionUrl, isCharged }: DueInvoice,
  { isReturning, isWaiting }: { isReturning: boolean; isWaiting: boolean },
): DueStage {
  if (processing) return "processing";
  if (payerActionUrl && query.change !== "method") return "again";
  if (isReturning) return "returned";
  if (isWaiting && !query.change) return "reported";
  return isCharged ? "charged" : "pay";
}

/** As the address says, else as they pay unless it is that which they turn from, else the first that is on offer. */
function methodOf({ query, methods }: PaymentVisit, { preferred }: DueInvoice): PaymentMethod {
  const usual = query.change === "method" ? null : preferred;
  const wanted = [query.method, usual].find((method) => method && methods.includes(method));
  return wanted ?? methods[0] ?? "bank_transfer";
}

function pickedPlanOf({ query, plans }: PaymentVisit, { invoice, plan }: DueInvoice): PickedPlan {
  return {
    planSlug: plans.find((slug) => slug === query.plan) ?? plan.slug,
    interval: query.interval ?? invoice.billingInterval,
  };
}

function mayChoose({ viewer: { account, role } }: PaymentVisit): boolean {
  return hasPermission(role, "billing:manage") && !isSuspendedByStaff(account);
}
