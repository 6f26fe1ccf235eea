import { movement, runningWindow } from "../model/credits";
import { planOf } from "../world/account-view";
import type { InvoiceFacts } from "../world/facts";
import { type Oracle, ofEachTenant } from "./oracle";
import { newlyPaid } from "./periods";

/**
 * Nobody has more credits in a month than its payments bring, gifts of staff aside. A month whose payment was given back
 * in full brings none (007: a refund takes what is still there).
 */
const notTooMany: Oracle = {
  name: "more_credits_than_paid_for",
  objects: ofEachTenant(({ now, world }) => {
    const window = runningWindow(now, world.at, world.creditsSeen);
    if (!window || now.account.status !== "active") return undefined;
    const most = Math.max(0, window.most + movement(window));
    const { credits } = now.account;
    return credits > most ? `${credits} credits ${window.why}, at most ${most} are paid for` : undefined;
  }),
};

/** A month that begins brings its allowance, less what of an early top-up was spent (007), and nothing else less. */
const notTooFew: Oracle = {
  name: "fewer_credits_than_paid_for",
  objects: ofEachTenant(({ now, was, world, step }) => {
    const hasJustRun = (step.do === "wait" || step.do === "jobs") && world.jobsRanAt === world.at;
    const isOpen = now.account.status === "active" && was?.account.status === "active";
    const window = hasJustRun && isOpen ? runningWindow(now, world.at, world.creditsSeen) : undefined;
    if (window?.least === undefined || now.live?.status !== "active") return undefined;
    const least = window.least + movement(window);
    const { credits } = now.account;
    return credits < least ? `${credits} credits ${window.why}, ${least} are paid for` : undefined;
  }),
};

/** A payment for a period in force sets the balance to its plan's amount (docs/contract.md, section 2). */
const paymentBringsCredits: Oracle = {
  name: "payment_brings_other_credits",
  objects: ofEachTenant((moment) => {
    const { now, isPassing, step } = moment;
    const paid = newlyPaid(moment);
    if (paid.length !== 1 || isPassing || step.do === "wait" || step.atOnce) return undefined;
    const [invoice] = paid as [(typeof paid)[number]];
    const inForce = now.live?.planId === invoice.planId;
    const payment = now.payments.find(
      ({ invoiceId, settledAt }) => invoiceId === invoice.id && settledAt !== null,
    );
    const row = now.ledger.find(({ kind, paymentId }) => kind === "reset" && paymentId === payment?.id);
    const right = planOf(now, invoice.planId).creditsPerMonth;
    if (!inForce || payment?.refundedCents !== 0 || row?.balanceAfter === right) return undefined;
    return `${invoice.number} set the balance to ${row?.balanceAfter}, right is ${right}`;
  }),
};

/** A refund takes the payment's credits in the refunded share (007), of an upgrade what it brought more, and no others. */
const refundTakesItsOwn: Oracle = {
  name: "refund_takes_too_many_credits",
  objects: ofEachTenant(({ now, was, world }) => {
    for (const payment of now.payments) {
      const before = was?.payments.find(({ id }) => id === payment.id)?.refundedCents ?? 0;
      if (payment.refundedCents === before) continue;
      const known = new Set(was?.ledger.map(({ id }) => id));
      const taken = now.ledger
        .filter(({ id, kind, paymentId }) => !known.has(id) && kind === "adjust" && paymentId === payment.id)
        .reduce((sum, { amount }) => sum - amount, 0);
      const invoice = now.invoices.find(({ id }) => id === payment.invoiceId)!;
      const most = (planId: number) => world.creditsSeen.get(planId)!.most;
      const least = (planId: number) => world.creditsSeen.get(planId)!.least;
      const from = invoice.kind === "upgrade" ? planBefore(now.invoices, invoice) : undefined;
      const brought = most(invoice.planId) - (from === undefined ? 0 : least(from));
      const right = Math.ceil((brought * (payment.refundedCents - before)) / payment.amountCents) + 1;
      if (taken > right)
        return `the refund of ${invoice.number} took ${taken} credits, it had brought ${right - 1}`;
    }
    return undefined;
  }),
};

/** The plan that was upgraded: of the invoice that was paid before. */
function planBefore(invoices: InvoiceFacts[], upgrade: InvoiceFacts): number | undefined {
  const isEarlier = ({ id, paidAt }: InvoiceFacts) =>
    paidAt !== null && (paidAt < upgrade.paidAt! || (paidAt === upgrade.paidAt && id < upgrade.id));
  return invoices
    .filter(isEarlier)
    .sort((a, b) => a.paidAt! - b.paidAt! || a.id - b.id)
    .at(-1)?.planId;
}

export const CREDIT_ORACLES = [notTooMany, notTooFew, paymentBringsCredits, refundTakesItsOwn];
