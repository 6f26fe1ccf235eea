import { isGivenBack, paidPeriods } from "../model/paid-stretches";
import { type Bought, DAYS_TO_PAY_MS, periodBought } from "../model/periods";
import type { AccountView } from "../world/account-view";
import type { InvoiceFacts, PaymentFacts } from "../world/facts";
import { day, type Oracle, ofEachTenant, type TenantMoment } from "./oracle";

/** Invoices that were paid between the two looks. */
export function newlyPaid({ now, was }: TenantMoment): InvoiceFacts[] {
  const paidBefore = new Set(was?.invoices.filter(({ status }) => status === "paid").map(({ id }) => id));
  return now.invoices.filter(({ id, status }) => status === "paid" && !paidBefore.has(id));
}

/**
 * What a payment buys (docs/contract.md, section 2), by the model. What was taken back with a refund counts no more, and what
 * had begun by then does (064, rule 1). Two ends are right where a transfer was reported in time, whatever paid in the end:
 * it gives more time while it waits, and none once it was rejected.
 */
const periodAsBought: Oracle = {
  name: "period_is_not_what_was_bought",
  objects: ofEachTenant((moment) => {
    for (const invoice of newlyPaid(moment)) {
      if (invoice.kind === "upgrade") continue;
      const right = acceptable(moment.now, invoice);
      if (right.some((one) => isSame(one, invoice))) continue;
      const [{ start, end }] = right as [Bought];
      return `${invoice.number}, paid ${day(invoice.paidAt)}, is for ${day(invoice.periodStart)} to ${day(invoice.periodEnd)}, right is ${day(start)} to ${day(end)}`;
    }
    return undefined;
  }),
};

function acceptable(view: AccountView, invoice: InvoiceFacts): Bought[] {
  const months = invoice.quantity * (invoice.billingInterval === "year" ? 12 : 1);
  const earlier = paidPeriods(view, { id: invoice.subscriptionId }).filter(
    (one) => one.paidAt! < invoice.paidAt! || (one.paidAt === invoice.paidAt && one.id < invoice.id),
  );
  const before = lastOf(earlier.filter(({ releasedAt }) => releasedAt === null));
  const bought = periodBought(before, invoice.paidAt!, months);
  if (!before || !wasReportedInTime(view, invoice, before)) return [bought];
  return [bought, periodBought(before, Math.min(invoice.paidAt!, before.end), months)];
}

/** The newest period of a chain, with the anchor that it counts from. */
function lastOf(chain: InvoiceFacts[]): Bought | null {
  let last: Bought | null = null;
  for (const { periodStart: start, periodEnd: end } of chain) {
    if (start === null || end === null) continue;
    last = { anchor: last && start === last.end ? last.anchor : start, start, end };
  }
  return last;
}

function wasReportedInTime({ payments }: AccountView, { id }: InvoiceFacts, before: Bought): boolean {
  const isReport = ({ invoiceId, method, createdAt }: PaymentFacts) =>
    invoiceId === id && method === "bank_transfer" && createdAt < before.end + DAYS_TO_PAY_MS;
  return payments.some(isReport);
}

/** A second is lost where the driver rounds. */
const isSame = ({ start, end }: Bought, { periodStart, periodEnd }: InvoiceFacts) =>
  Math.abs(start - periodStart!) <= 1000 && Math.abs(end - periodEnd!) <= 1000;

/** Nobody pays for time that is over already: a bought period ends after its payment. */
const endsAhead: Oracle = {
  name: "paid_for_time_that_is_over",
  objects: ofEachTenant((moment) => {
    const over = newlyPaid(moment).find(
      ({ periodEnd, paidAt }) => periodEnd !== null && periodEnd <= paidAt!,
    );
    return over && `${over.kind} ${over.number}, paid ${day(over.paidAt)}, ended ${day(over.periodEnd)}`;
  }),
};

/**
 * What is paid works: until its end the account is open, unless its staff or owner shut it. A refund does not end it
 * (007), but may: only what was not given back counts here.
 */
const paidWorks: Oracle = {
  name: "paid_and_shut",
  objects: ofEachTenant(({ tenant, now, world }) => {
    const { live, account } = now;
    if (!live || tenant.shutByStaff || tenant.endedByStaff || account.status !== "suspended")
      return undefined;
    const running = paidPeriods(now, live).find(
      (one) => one.periodStart! <= world.at && one.periodEnd! > world.at && !isGivenBack(now, one),
    );
    return running && `suspended ${account.suspensionReason}, though paid until ${day(running.periodEnd)}`;
  }),
};

export const PERIOD_ORACLES = [periodAsBought, endsAhead, paidWorks];
