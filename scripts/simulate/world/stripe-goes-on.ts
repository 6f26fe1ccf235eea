import type { StripeStandIn } from "@/test/providers/stripe";
import { addMonths } from "../model/months";
import type { Tenant, World } from "./world";

type Row = ReturnType<StripeStandIn["rows"]>[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Stripe finalises and charges a renewal about an hour after the period's end (its documents on subscription invoices). */
const CHARGED_AFTER = HOUR;
/** Its default schedule gives up after about three weeks, and ends the subscription. */
const GIVES_UP_AFTER = 21 * DAY;
const PAGE_LIVES = DAY;

/** What Stripe does on its own until now: ends and renews subscriptions, tries declined cards again, closes old pages. */
export async function stripeGoesOn(world: World): Promise<void> {
  for (const page of world.stripe.rows("cs_")) {
    if (page.status === "open" && openedAt(world, page.id) + PAGE_LIVES <= world.at)
      await world.stripe.expire(page.id);
  }
  for (const subscription of world.stripe.rows("sub_")) {
    if (subscription.status !== "canceled") await goOn(world, subscription);
  }
}

function openedAt({ tenants, at }: World, id: string): number {
  return [...tenants.values()].flatMap(({ pages }) => pages).find((page) => page.id === id)?.at ?? at;
}

async function goOn(world: World, subscription: Row): Promise<void> {
  const tenant = tenantOf(world, subscription);
  await tryDeclinedAgain(world, subscription, tenant);
  const item = itemOf(subscription);
  while (item.current_period_end * 1000 + CHARGED_AFTER <= world.at && !isEnded(subscription)) {
    if (subscription.cancel_at_period_end) return world.stripe.cancel(subscription.id);
    if (subscription.pause_collection || (tenant?.cardWorks ?? true))
      await world.stripe.renewIfDue(subscription.id);
    else await renewUnpaid(world, subscription);
  }
}

async function renewUnpaid(world: World, subscription: Row): Promise<void> {
  const item = itemOf(subscription);
  const { current_period_end: end } = item;
  // The stand-in moves a cycle only when it charges: the cycle moves, and the charge is declined.
  const months = item.price.recurring.interval === "year" ? 12 : 1;
  item.current_period_start = end;
  item.current_period_end = Math.floor(addMonths(end * 1000, months) / 1000);
  await world.stripe.decline(subscription.id);
}

async function tryDeclinedAgain(world: World, subscription: Row, tenant: Tenant | undefined): Promise<void> {
  const open = world.stripe
    .rows("in_")
    .filter((row) => row.status === "open" && JSON.stringify(row.parent).includes(`"${subscription.id}"`));
  for (const invoice of open) {
    if (tenant?.cardWorks ?? true) await world.stripe.payInvoice(invoice.id);
    else if (itemOf(subscription).current_period_start * 1000 + GIVES_UP_AFTER <= world.at)
      await world.stripe.cancel(subscription.id);
  }
}

function tenantOf({ tenants }: World, { metadata }: Row): Tenant | undefined {
  const id = Number((metadata as { account_id?: string }).account_id);
  return [...tenants.values()].find((tenant) => tenant.id === id);
}

interface Item {
  current_period_start: number;
  current_period_end: number;
  price: { recurring: { interval: string } };
}
const itemOf = (subscription: Row) => (subscription.items as unknown as { data: [Item] }).data[0];
const isEnded = ({ status }: Row) => status === "canceled";
