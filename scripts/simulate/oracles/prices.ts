import { paidStretches } from "../model/paid-stretches";
import { priceOf, upgradeCents, withTax } from "../model/prices";
import { planOf } from "../world/account-view";
import type { InvoiceFacts } from "../world/facts";
import { day, money, type Oracle, ofEachTenant, type TenantMoment } from "./oracle";

function newInvoices({ now, was }: TenantMoment): InvoiceFacts[] {
  const known = new Set(was?.invoices.map(({ id }) => id));
  return now.invoices.filter(({ id }) => !known.has(id));
}

/** A period costs what its plan costs when its invoice is written (docs/contract.md, section 2). */
const periodPrice: Oracle = {
  name: "period_costs_another_price",
  objects: ofEachTenant((moment) => {
    for (const invoice of newInvoices(moment)) {
      if (invoice.kind === "upgrade") continue;
      const plan = planOf(moment.now, invoice.planId);
      const right = priceOf(plan, invoice.billingInterval) * invoice.quantity;
      if (invoice.subtotalCents !== right)
        return `${invoice.number}: ${invoice.quantity} ${invoice.billingInterval} of ${plan.slug} cost ${money(invoice.subtotalCents)}, right is ${money(right)}`;
    }
    return undefined;
  }),
};

/** Tax of the day that it is written, rounded once (docs/contract.md is silent; README names the setting). */
const tax: Oracle = {
  name: "tax_is_wrong",
  objects: ofEachTenant((moment) => {
    const percent = Number(process.env.TAX_RATE_PERCENT);
    const wrong = newInvoices(moment).find((one) => one.totalCents !== withTax(one.subtotalCents, percent));
    return (
      wrong &&
      `${wrong.number}: ${money(wrong.subtotalCents)} with ${percent} % is ${money(wrong.totalCents)}`
    );
  }),
};

/** Providers refuse less than this (Stripe: 0.50 USD): a smaller difference may be rounded up to it. */
const LEAST_CENTS = 50;

/** 007: the difference by the second for the rest of what is paid, counted from what was paid. A cent is rounding. */
const upgradePrice: Oracle = {
  name: "upgrade_costs_another_price",
  objects: ofEachTenant((moment) => {
    for (const invoice of newInvoices(moment)) {
      if (invoice.kind !== "upgrade") continue;
      const stretches = paidStretches(moment.now, { id: invoice.subscriptionId });
      const plan = planOf(moment.now, invoice.planId);
      const right = upgradeCents(stretches, plan, invoice.createdAt);
      const most = Math.max(LEAST_CENTS, Math.ceil(right) + stretches.length);
      const least = Math.min(Math.floor(right) - stretches.length, invoice.subtotalCents);
      if (invoice.subtotalCents > most || invoice.subtotalCents < Math.floor(right) - stretches.length)
        return `${invoice.number} to ${plan.slug} on ${day(invoice.createdAt)} costs ${money(invoice.subtotalCents)}, right is ${money(Math.max(least, Math.ceil(right)))}`;
    }
    return undefined;
  }),
};

/** A plan that is no longer offered is no longer billed: who pays would be locked out (contract, section 3: 402). */
const inactivePlan: Oracle = {
  name: "billed_for_an_inactive_plan",
  objects: ofEachTenant((moment) => {
    const wrong = newInvoices(moment).find((one) => !planOf(moment.now, one.planId).isActive);
    return (
      wrong &&
      `${wrong.kind} ${wrong.number} is for ${planOf(moment.now, wrong.planId).slug}, which is inactive`
    );
  }),
};

export const PRICE_ORACLES = [periodPrice, tax, upgradePrice, inactivePlan];
