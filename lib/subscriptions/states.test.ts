/** Guards docs/states.md, lib/admin/invariants/subscriptions.ts. */
import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Account, accounts, asSystem, type Invoice, type Subscription, subscriptions } from "@/db";
import { ACCOUNT_STATUSES, SUBSCRIPTION_STATUSES, SUSPENSION_REASONS } from "@/db/words";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { setClock } from "@/lib/clock";
import { sqlStateOf } from "@/lib/errors";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { runJobs } from "@/lib/server/jobs/run-jobs";
import { signUp } from "@/lib/signup/sign-up";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { PASSWORD } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { cancelSubscription } from "./lifecycle/cancel-subscription";
import { changePlan } from "./plan-change/change-plan";

useDatabase();
const START = new Date("2026-01-10T09:00:00Z");
const STAFF = { actor: "terminal", reason: "because" };
const OWNER = { actor: "user:1" };

/** What happens to the account, in words that read as a story. */
type Act = (id: number) => Promise<unknown>;
const choose =
  (planSlug: string): Act =>
  (accountId) =>
    changePlan({ accountId, planSlug, ...OWNER, seen: { status: "cancelled", suspensionReason: null } });
const cancel: Act = (accountId) => cancelSubscription({ accountId, ...OWNER });
const suspend: Act = (id) => suspendAccount(id, STAFF);
const end: Act = (id) => cancelAccount(id, STAFF);
const day =
  (days: number): Act =>
  async () => {
    setClock(addDays(START, days));
    await runJobs();
  };
const pay: Act = async (accountId) => {
  const open = (await accountState(accountId)).invoices.find(({ status }) => status === "open");
  const transfer = { externalPaymentId: `STATE-${accountId}-${open?.id}`, payerName: "P", actor: "terminal" };
  await confirmBankTransfer({ accountId, amountCents: open!.totalCents, ...transfer });
};
const overdue = [pay, day(25), day(31), day(40)];

/** account | subscription | open invoices, as docs/states.md has them; and a history that leads there. */
const LAWFUL: Record<string, { plan?: string; acts: Act[] }[]> = {
  "trial | trialing | none": [{ acts: [] }],
  "trial | trialing | first": [{ acts: [choose("growth")] }],
  "pending_payment | pending_payment | first": [
    { plan: "growth", acts: [] },
    { plan: "growth", acts: [pay, end, choose("scale")] },
  ],
  "active | active | none": [{ plan: "growth", acts: [pay] }],
  "active | active | renewal": [{ plan: "growth", acts: [pay, day(25)] }],
  "active | active | upgrade": [{ plan: "growth", acts: [pay, day(3), choose("scale")] }],
  "active | active | renewal, upgrade": [{ plan: "growth", acts: [pay, day(25), choose("scale")] }],
  "active | past_due | renewal": [{ plan: "growth", acts: [pay, day(25), day(31)] }],
  "suspended, trial_expired | pending_payment | none": [{ acts: [day(14)] }],
  "suspended, trial_expired | pending_payment | first": [
    { acts: [day(14), choose("growth")] },
    { acts: [day(14), cancel, choose("growth")] },
  ],
  "suspended, trial_expired | none | none": [{ acts: [day(14), cancel] }],
  "suspended, payment_overdue | past_due | renewal": [{ plan: "growth", acts: overdue }],
  "suspended, payment_overdue | none | none": [{ plan: "growth", acts: [...overdue, day(122)] }],
  "suspended, payment_overdue | pending_payment | first": [
    { plan: "growth", acts: [...overdue, day(122), choose("scale")] },
  ],
  "suspended, admin | trialing | none": [{ acts: [suspend] }],
  "suspended, admin | pending_payment | first": [
    { plan: "growth", acts: [suspend] },
    { plan: "growth", acts: [pay, end, choose("growth"), suspend] },
  ],
  "suspended, admin | active | none": [{ plan: "growth", acts: [pay, suspend] }],
  "suspended, admin | past_due | renewal": [{ plan: "growth", acts: [pay, day(25), day(31), suspend] }],
  "suspended, admin | none | none": [{ plan: "growth", acts: [pay, suspend, cancel, day(32)] }],
  "cancelled | none | none": [
    { plan: "growth", acts: [pay, end] },
    { plan: "growth", acts: [pay, cancel, day(31)] },
    { plan: "growth", acts: [day(31)] },
    { acts: [cancel, day(14)] },
  ],
};

beforeEach(() => setClock(START));
afterEach(() => setClock(undefined));

describe("a lawful state is reached by what people and jobs do", () => {
  it.each(Object.keys(LAWFUL))("%s", async (state) => {
    for (const { plan, acts } of LAWFUL[state]!) {
      setClock(START);
      const id = await signedUp(plan);
      for (const act of acts) await act(id);
      expect(wordsOf(await accountState(id))).toBe(state);
      expect(await brokenInvariants()).toEqual([]);
    }
  });

  it("and each line of the document's table is one of these", () => {
    const lines = readFileSync("docs/states.md", "utf8")
      .split("\n## ")[0]!
      .match(/^\| `[a-z_, ]+`.*$/gm)!;
    const documented = lines.map((line) =>
      pairOf(line.split("|").slice(1, 3).join(" | ").replaceAll("`", "")),
    );
    expect(new Set(documented)).toEqual(new Set(Object.keys(LAWFUL).map(pairOf)));
  });
});

/** Account and subscription. Whatever one was when our team suspended it, it stays. */
function pairOf(state: string): string {
  const [account = "", subscription = ""] = state.split("|").map((word) => word.trim());
  return `${account} | ${subscription}`;
}

describe("an unlawful one is refused by the database, or told by check-current-state", () => {
  const reasons = (status: string) => (status === "suspended" ? SUSPENSION_REASONS : [null]);
  const everywhere = ACCOUNT_STATUSES.flatMap((status) =>
    reasons(status).flatMap((reason) =>
      SUBSCRIPTION_STATUSES.map((subscription) => ({ status, reason, subscription })),
    ),
  );
  const lawful = new Set(Object.keys(LAWFUL).map(pairOf));
  const unlawful = everywhere.filter(({ status, reason, subscription }) => {
    const account = reason ? `${status}, ${reason}` : status;
    return !lawful.has(`${account} | ${subscription === "cancelled" ? "none" : subscription}`);
  });

  it.each(unlawful)(
    "$status $reason, its subscription $subscription",
    async ({ status, reason, subscription }) => {
      const id = await signedUp("growth");
      await pay(id);
      const previousStatus = status === "suspended" ? PREVIOUS[reason!] : null;
      await asSystem((tx) =>
        tx.update(subscriptions).set({ status: subscription }).where(eq(subscriptions.accountId, id)),
      );
      await asSystem((tx) =>
        tx
          .update(accounts)
          .set({ status, suspensionReason: reason, previousStatus })
          .where(eq(accounts.id, id)),
      );
      const told = (await brokenInvariants()).join("\n");
      await asSystem((tx) => tx.delete(accounts).where(eq(accounts.id, id)));
      expect(told).toMatch(/^account_and_subscription_agree/m);
    },
  );

  it.each([
    [
      "a second subscription",
      sql`insert into subscriptions (account_id, plan_id, status)
      select account_id, plan_id, 'active' from subscriptions where account_id = `,
    ],
    [
      "a suspension without a reason",
      sql`update accounts set suspension_reason = null, status = 'suspended' where id = `,
    ],
    ["a reason without a suspension", sql`update accounts set suspension_reason = 'admin' where id = `],
    [
      "a period that ends before it begins",
      sql`update subscriptions
      set current_period_end = current_period_start - interval '1 day' where account_id = `,
    ],
    ["a second open first invoice", copyOf("first", "open")],
    ["a second open renewal", copyOf("renewal", "open")],
    ["a second open upgrade", copyOf("upgrade", "open")],
    ["a paid invoice without its date", sql`update invoices set paid_at = null where account_id = `],
  ])("%s is refused", async (_, statement) => {
    const id = await signedUp("growth");
    await pay(id);
    const twice = asSystem(async (tx) => {
      await tx.execute(sql`${statement} ${id}`);
      await tx.execute(sql`${statement} ${id}`);
    });
    const state = await twice.then(() => "accepted", sqlStateOf);
    expect(["23505", "23514"]).toContain(state);
  });
});

/** What an account was before, where nothing else is known. */
const PREVIOUS = { trial_expired: "trial", payment_overdue: "active", admin: "active" } as const;

function copyOf(kind: string, status: string) {
  return sql`insert into invoices (account_id, subscription_id, plan_id, number, sequence, kind, status, currency,
      subtotal_cents, total_cents, due_at, line_items)
    select account_id, subscription_id, plan_id, gen_random_uuid(), (random() * 1000000)::int + 10, ${kind}::invoice_kind,
      ${status}::invoice_status, currency, 100, 100, now(), '[]'
    from invoices where kind = 'first' and status = 'paid' and account_id = `;
}

let signedUpSoFar = 0;

async function signedUp(planSlug?: string): Promise<number> {
  const email = `state-${++signedUpSoFar}@states.test`;
  const { account } = await signUp({ email, accountName: "States", password: PASSWORD, planSlug });
  return account.id;
}

interface State {
  account: Account;
  subscriptions: Subscription[];
  invoices: Invoice[];
}

function wordsOf({ account, subscriptions: all, invoices }: State): string {
  const { status, suspensionReason } = account;
  const live = all.find((each) => each.status !== "cancelled");
  const open = invoices.filter((each) => each.status === "open").map(({ kind }) => kind);
  const who = suspensionReason ? `${status}, ${suspensionReason}` : status;
  return `${who} | ${live?.status ?? "none"} | ${open.sort().join(", ") || "none"}`;
}
