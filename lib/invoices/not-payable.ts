import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { type Invoice, invoices, type Plan, plans, subscriptions, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { addDays } from "@/lib/time/days";

/** What an open invoice is for is no longer sold: in words for its payer; else undefined. Pure. */
function whyNotSold({ kind }: Pick<Invoice, "kind">, plan: Pick<Plan, "name" | "isActive">) {
  if (plan.isActive || kind === "credit_package") return undefined;
  return `${plan.name} is no longer sold. Choose another plan, or give the money back.`;
}

function periodIsOver({ number }: Pick<Invoice, "number">): string {
  return `Invoice ${number} upgrades a period that is over. Choose the plan again for the running one.`;
}

function orderIsOver({ number }: Pick<Invoice, "number">): string {
  return `Order ${number} was to be paid earlier, and is void. Order the credits again.`;
}

/** Money that was on its way before the end of what it upgrades is taken for it this long after. */
const COMING_DAYS = 1;

interface Known {
  /** What the invoice is for, where the caller has read it. */
  plan?: Pick<Plan, "name" | "isActive">;
  /** Since when the money was on its way, where it was: reported, or accepted by a provider. */
  comingSince?: Date;
}

/**
 * Why an open invoice takes no money, in words for its payer: settling would refuse it. Undefined where it takes some. The
 * same for every method, whether or not a job has taken the invoice back yet. An upgrade is for time that is not over, to
 * the end of a period that is paid still: one that was refunded before it began is not. An order of credits is paid in time.
 */
export async function findWhyNotPayable(
  tx: Tx,
  invoice: Invoice,
  { plan, comingSince }: Known = {},
): Promise<string | undefined> {
  const notSold = whyNotSold(invoice, plan ?? (await planOf(tx, invoice)));
  if (invoice.kind === "credit_package" && invoice.dueAt <= (comingSince ?? now()))
    return orderIsOver(invoice);
  if (notSold || invoice.kind !== "upgrade") return notSold;
  const isTime = !isOver(invoice, comingSince) && (await isTimePaid(tx, invoice));
  return isTime ? undefined : periodIsOver(invoice);
}

async function planOf(tx: Tx, { planId }: Invoice): Promise<Plan> {
  const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
  return plan!;
}

function isOver({ periodEnd }: Invoice, comingSince?: Date): boolean {
  if (!periodEnd) return true;
  const isInTime = comingSince !== undefined && comingSince < periodEnd;
  return isInTime ? addDays(periodEnd, COMING_DAYS) < now() : periodEnd <= now();
}

/** What is paid ends with the upgrade's time, or one of the periods that were paid does; none that was taken back. */
async function isTimePaid(tx: Tx, { subscriptionId, periodEnd }: Invoice): Promise<boolean> {
  const ofSubscription = eq(invoices.subscriptionId, subscriptionId);
  const isPaid = and(eq(invoices.status, "paid"), ne(invoices.kind, "upgrade"), isNull(invoices.releasedAt));
  const isPeriod = and(ofSubscription, isPaid, eq(invoices.periodEnd, periodEnd!));
  const [found] = await tx
    .select({ isIt: sql<boolean>`true` })
    .from(subscriptions)
    .leftJoin(invoices, isPeriod)
    .where(
      and(
        eq(subscriptions.id, subscriptionId),
        or(eq(subscriptions.currentPeriodEnd, periodEnd!), sql`${invoices.id} is not null`),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Throws `invalid_state` for it: nobody is led to pay what is given back to them. */
export async function requirePayableStill(tx: Tx, invoice: Invoice): Promise<void> {
  const message = await findWhyNotPayable(tx, invoice);
  if (message) throw new AppError("invalid_state", { message });
}
