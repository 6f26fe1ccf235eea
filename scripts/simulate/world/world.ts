import pg from "pg";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { PaypalStandIn } from "@/test/providers/paypal";
import { StripeStandIn } from "@/test/providers/stripe";
import { emptyDatabase } from "./empty-database";
import { News, type Order } from "./news";
import { Queue } from "./queue";
import { Wire } from "./wire";

/** An account of the history, and what was done to it that the database need not tell. */
export interface Tenant {
  name: string;
  id: number;
  userId: number;
  /** Staff suspended it, and have not lifted it. */
  shutByStaff: boolean;
  /** When they did, Stripe could not hear of it, or we not of what it had charged. */
  chargeMayFollow: boolean;
  /** Staff cancelled it, and neither staff nor its owner has started over. */
  endedByStaff: boolean;
  cardWorks: boolean;
  /** Pages of providers that were opened for it, newest last. */
  pages: { method: "stripe" | "paypal"; id: string; at: number }[];
  /** What staff wanted given back, in cents, by the charge: pressing again after a lost answer is the same request. */
  refundsAsked: Map<string, number>;
  /** Charges that were no payment, and that staff gave back in full. */
  returned: Set<string>;
  /** Presses of the button that are counted in there. */
  pressed: WeakSet<object>;
  /** The request whose answer was lost. */
  unanswered: { paymentId: number; amountCents: number; refundedCents: number } | undefined;
}

/** One simulated business: its database, its providers, the lines to them, and what is on its way. */
export class World {
  readonly tenants = new Map<string, Tenant>();
  readonly stripe = new StripeStandIn();
  readonly paypal = new PaypalStandIn();
  readonly lines = { stripe: new Wire(), paypal: new Wire() };
  readonly news = new News(this.stripe, this.paypal);
  readonly queue: Queue;
  /** Events and queued jobs arrive immediately, unless held. */
  isNewsHeld = false;
  isQueueHeld = false;
  /** How events arrive, by turns. */
  orders: Order[] = ["inOrder"];
  /** When every recurring job ran last, after everything that had happened until then. */
  jobsRanAt = 0;
  /** How many months of accounts have passed. */
  accountMonths = 0;
  /** Called whenever something has happened: compares everything with everything. */
  checkpoint: () => Promise<void> = async () => undefined;
  /** The least and the most credits a month of each plan so far, by its id. */
  readonly creditsSeen = new Map<number, { least: number; most: number }>();
  #at: number;
  #counter = 0;
  readonly #references = new WeakMap<object, string>();

  constructor(
    readonly db: pg.Client,
    startsAt: number,
  ) {
    this.queue = new Queue(db);
    this.#at = startsAt;
  }

  get at(): number {
    return this.#at;
  }

  moveTo(at: number): void {
    const living = this.tenants.size;
    this.accountMonths += (living * (at - this.#at)) / MONTH_MS;
    this.#at = at;
    setClock(new Date(at));
  }

  /** Remembers what plans bring, which staff may change. */
  note(plans: readonly { id: number; creditsPerMonth: number }[]): void {
    for (const { id, creditsPerMonth } of plans) {
      const { least, most } = this.creditsSeen.get(id) ?? { least: creditsPerMonth, most: creditsPerMonth };
      const seen = { least: Math.min(least, creditsPerMonth), most: Math.max(most, creditsPerMonth) };
      this.creditsSeen.set(id, seen);
    }
  }

  /** How the next events arrive. */
  nextOrder(): Order {
    const [first = "inOrder", ...others] = this.orders;
    this.orders = [...others, first];
    return first;
  }

  /** A reference that no other has: the same one where `act` is repeated, by a double click or after a crash. */
  reference(act: object): string {
    const known = this.#references.get(act) ?? `REF-${++this.#counter}`;
    this.#references.set(act, known);
    return known;
  }
}

const MONTH_MS = (365.25 / 12) * 24 * 60 * 60 * 1000;

/** Opens a world on the database of `DATABASE_URL`, empty but for plans and industries, and closes it after `work`. */
export async function inWorld<T>(startsAt: number, work: (world: World) => Promise<T>): Promise<T> {
  const world = new World(await observer(), startsAt);
  try {
    await emptyDatabase(world.db);
    await connectProviders(world);
    world.moveTo(startsAt);
    return await work(world);
  } finally {
    await closeWorld(world);
  }
}

let known: { url: string; db: pg.Client } | undefined;

/** The simulator's own connection, kept from one history to the next: a new one would plan every statement again. */
async function observer(): Promise<pg.Client> {
  const url = process.env.DATABASE_URL ?? "";
  if (known?.url === url) return known.db;
  const db = new pg.Client({ connectionString: url });
  // A database that is dropped at the end takes the connection with it.
  db.on("error", () => undefined);
  await db.connect();
  known = { url, db };
  return db;
}

async function connectProviders({ stripe, paypal, lines }: World): Promise<void> {
  await Promise.all([stripe.start(), paypal.start()]);
  await Promise.all([lines.stripe.open(stripe.url), lines.paypal.open(paypal.url)]);
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: lines.stripe.url,
    PAYPAL_CLIENT_ID: paypal.clientId,
    PAYPAL_CLIENT_SECRET: paypal.clientSecret,
    PAYPAL_WEBHOOK_ID: paypal.webhookId,
    PAYPAL_API_BASE: lines.paypal.url,
    RATE_LIMITS: "webhooks=1000000/1m",
    TAX_RATE_PERCENT: "0",
  });
  resetEnv();
}

async function closeWorld({ lines, stripe, paypal, queue }: World): Promise<void> {
  lines.stripe.release();
  lines.paypal.release();
  await queue.finish();
  setClock(undefined);
  await Promise.all([lines.stripe.close(), lines.paypal.close(), stripe.stop(), paypal.stop()]);
}
