import { and, eq, gt, lte } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Account } from "@/db/schema";
import { accounts } from "@/db/schema";
import { directlyAsSystem } from "@/db/scope";
import { eachAccount } from "@/lib/accounts/each-account";
import { now } from "@/lib/clock";
import { addDays, reminderStep } from "@/lib/time/days";
import { mailBillingContact } from "./mail-billing-contact";

/** Days before a trial's end at which its owner hears of it. */
const STEPS = [7, 3, 1] as const;

/** Tells owners that their trial ends; each step once, whatever restarts. */
export async function remindTrials(): Promise<number> {
  const due = await directlyAsSystem((db) =>
    db
      .select({ id: accounts.id })
      .from(accounts)
      .where(
        and(
          eq(accounts.status, "trial"),
          gt(accounts.trialEndsAt, now()),
          lte(accounts.trialEndsAt, addDays(now(), STEPS[0])),
        ),
      ),
  );
  return eachAccount(
    "remind-trials",
    due.map(({ id }) => id),
    remind,
  );
}

async function remind(tx: Tx, { id, status, trialEndsAt }: Account): Promise<boolean> {
  const daysLeft = trialEndsAt ? reminderStep(now(), trialEndsAt, STEPS) : undefined;
  if (status !== "trial" || !trialEndsAt || !daysLeft) return false;
  return mailBillingContact(tx, {
    accountId: id,
    template: "trial-ending",
    onceKey: `trial-ending:${id}:${trialEndsAt.toISOString()}:${daysLeft}`,
    props: { endsAt: trialEndsAt.toISOString(), daysLeft },
  });
}
