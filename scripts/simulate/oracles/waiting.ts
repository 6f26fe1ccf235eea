import { paidPeriods } from "../model/paid-stretches";
import { DAYS_TO_CHECK_MS, DAYS_TO_PAY_MS } from "../model/periods";
import type { AccountView } from "../world/account-view";
import { day, type Oracle, ofEachTenant } from "./oracle";

const DAY = 86_400_000;

/** 007: while a reported transfer waits, the invoice that it pays is not taken back; paying it another way is no such thing. */
const waitingInvoiceStays: Oracle = {
  name: "invoice_of_a_waiting_transfer_taken_back",
  objects: ofEachTenant(({ now }) => {
    const lost = now.payments.find(
      ({ status, invoiceId }) =>
        status === "pending_approval" && now.invoices.find(({ id }) => id === invoiceId)?.status === "void",
    );
    if (!lost) return undefined;
    const { number, status } = now.invoices.find(({ id }) => id === lost.invoiceId)!;
    return `a transfer waits for ${number}, which is ${status}`;
  }),
};

/** docs/contract.md, section 2: a transfer for a period, reported before the deadline, extends the time to pay by 14 days. */
const notSuspendedMeanwhile: Oracle = {
  name: "suspended_while_a_transfer_waits",
  objects: ofEachTenant(({ now, was, world }) => {
    const isNew = was?.account.status === "active" && now.account.suspensionReason === "payment_overdue";
    if (!isNew || !now.live) return undefined;
    const until = Math.max(0, ...paidPeriods(now, now.live).map(({ periodEnd }) => periodEnd!));
    const deadline = Math.max(until + DAYS_TO_PAY_MS, now.live.graceEndsAt ?? 0);
    const isInTime = world.at < deadline + DAYS_TO_CHECK_MS;
    const waiting = now.payments.find(
      ({ status, createdAt, invoiceId }) =>
        status === "pending_approval" && createdAt < deadline && isInTime && isOfPeriod(now, invoiceId),
    );
    return waiting && `reported on ${day(waiting.createdAt)}, suspended on ${day(world.at)}`;
  }),
};

const isOfPeriod = ({ invoices }: AccountView, invoiceId: number) =>
  invoices.some(({ id, kind }) => id === invoiceId && kind !== "upgrade");

/** A reminder says how many days are left, begun ones counted. 007 and the contract name the steps: 7, 3, 1. */
const remindersTellTheDays: Oracle = {
  name: "reminder_names_other_days",
  objects: ({ before, after, world }) => {
    const known = new Set(before.reminders.map(({ id }) => id));
    for (const { id, template, props } of after.reminders) {
      if (known.has(id)) continue;
      // Its content was forgotten already: the database's clock, which dates emails, may be months from the history's.
      if (Object.keys(props).length === 0) continue;
      const ends = Date.parse(String(props.periodEndsAt ?? props.endsAt));
      const left = Math.ceil((ends - world.at) / DAY);
      if (left !== props.daysLeft) return `${template}: "${props.daysLeft} days", and it is ${left}`;
    }
    return undefined;
  },
};

export const WAITING_ORACLES = [waitingInvoiceStays, notSuspendedMeanwhile, remindersTellTheDays];
