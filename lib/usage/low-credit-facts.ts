import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { creditPackages, creditTransactions, type Plan, plans, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { isOfferedOn } from "@/lib/credits/packages/queries";
import { formatAmount } from "@/lib/money";
import { addDays } from "@/lib/time/days";
import { type CreditOffer, cheaperOffer } from "./credit-offer";
import { forecast } from "./forecast";

const DAYS = 30;

/** What an email about low credits says beside the number: how long they last, and what more of them would cost. */
export async function lowCreditFacts(tx: Tx, accountId: number, plan: Plan, available: number) {
  const spent = await spentLately(tx, accountId);
  const { emptyAt } = forecast(available, spent, DAYS, now());
  const offer = await findOffer(tx, plan, spent);
  return { emptyAt: emptyAt?.toISOString(), spent, offer: offer && wordsOf(offer, plan.currency) };
}

async function spentLately(tx: Tx, accountId: number): Promise<number> {
  const [row] = await tx
    .select({ spent: sql<number>`coalesce(-sum(${creditTransactions.amount}), 0)::int` })
    .from(creditTransactions)
    .where(
      and(
        eq(creditTransactions.accountId, accountId),
        gte(creditTransactions.createdAt, addDays(now(), -DAYS)),
        inArray(creditTransactions.kind, ["consume", "refund"]),
      ),
    );
  return Math.max(0, row?.spent ?? 0);
}

async function findOffer(tx: Tx, plan: Plan, spent: number): Promise<CreditOffer | undefined> {
  const packages = await tx.select().from(creditPackages).where(eq(creditPackages.isActive, true));
  const sold = await tx
    .select()
    .from(plans)
    .where(and(eq(plans.isActive, true), eq(plans.isPublic, true)));
  const offered = packages.filter((each) => isOfferedOn(each, plan) && each.currency === plan.currency);
  // A trial gives its credits once: the next month would bring none.
  const allowance = plan.trialDays === null ? plan.creditsPerMonth : 0;
  return cheaperOffer({
    spent,
    plan: { ...plan, creditsPerMonth: allowance },
    packages: offered,
    plans: sold.filter(({ currency }) => currency === plan.currency),
  });
}

function wordsOf(offer: CreditOffer, currency: string) {
  const money = (cents: number) => formatAmount(cents, currency);
  const { kind, name, count, extraCents, otherCents } = offer;
  return {
    kind,
    name,
    count,
    price: money(extraCents),
    otherPrice: otherCents === undefined ? undefined : money(otherCents),
  };
}
