/** Guards lib/subscriptions/clock/, lib/subscriptions/renewal/, lib/subscriptions/trial/, lib/server/jobs/run-jobs.ts. */
import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { asSystem, invoices } from "@/db";
import { setClock } from "@/lib/clock";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { AppError } from "@/lib/errors";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { RECURRING } from "@/lib/server/jobs/run-jobs";
import { cancelSubscription } from "@/lib/subscriptions/lifecycle/cancel-subscription";
import { resumeSubscription } from "@/lib/subscriptions/lifecycle/resume-subscription";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { getPlanById } from "@/lib/subscriptions/plan-in-force";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { addDays } from "@/lib/time/days";
import { accountState, brokenInvariants } from "@/test/billing";
import { pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { catchUpAccount } from "./catch-up";

useDatabase();
afterAll(() => setClock(undefined));
const START = new Date("2026-01-31T09:00:00Z");
const BY = { actor: "user:1" };

type Act = "look" | "spend" | "pay" | "report" | "starter" | "scale" | "cancel" | "resume";
interface Step {
  /** Days since the step before. */
  days: number;
  act: Act;
}
interface History {
  begins: "trial" | "starter" | "growth";
  steps: Step[];
}
/** When jobs run between two steps. */
type Running = (at: Date, days: number) => Promise<void>;

/** Those that decide about plan, credits and access, as run-jobs orders them. */
const JOBS = [
  RECURRING["expire-trials"],
  RECURRING["expire-signups"],
  RECURRING["apply-scheduled-changes"],
  renewSubscriptions, // Without asking Stripe, which charges nothing here.
  RECURRING["reset-monthly-credits"],
];
async function runJobs(at: Date): Promise<void> {
  setClock(at);
  for (const job of JOBS) await job();
}

const often: Running = async (from, days) => {
  for (let day = 2; day < days; day += 5) await runJobs(addDays(from, day));
  for (const _ of ["due", "what follows from it"]) await runJobs(addDays(from, days));
};
const never: Running = async () => undefined;
const onceAtTheEnd: Running = (from, days) => runJobs(addDays(from, days));

const acts: Act[] = ["look", "spend", "spend", "pay", "report", "starter", "scale", "cancel", "resume"];
const histories = fc.record<History>({
  begins: fc.constantFrom("trial", "starter", "growth"),
  steps: fc.array(
    fc.record({
      days: fc.constantFrom(1, 3, 6, 8, 13, 24, 31, 45, 100),
      act: fc.constantFrom(...acts),
    }),
    { minLength: 2, maxLength: 5 },
  ),
});

/** Nobody looks while the month that was paid in advance comes and goes. */
const UNSEEN_MONTH: History = {
  begins: "growth",
  steps: [
    { days: 1, act: "pay" },
    { days: 1, act: "spend" },
    { days: 64, act: "spend" },
    { days: 1, act: "look" },
  ],
};

describe("whatever people do", () => {
  it("it ends alike where jobs ran in time, once at the end, or never", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const punctual = await play(history, often);
        expect(await play(history, never)).toEqual(punctual);
        expect(await play(history, onceAtTheEnd)).toEqual(punctual);
        expect(await brokenInvariants()).toEqual([]);
      }),
      {
        numRuns: Number(process.env.LATE_RUNS ?? 6),
        seed: Number(process.env.LATE_SEED ?? 20261130),
        examples: [[UNSEEN_MONTH]],
      },
    );
  }, 300_000);
});

/** What an account shows after each step, and what each act answered. */
async function play({ begins, steps }: History, run: Running): Promise<unknown[]> {
  setClock(START);
  const id = begins === "trial" ? await trialAccount() : await pendingAccount(begins);
  if (begins !== "trial") await pay(id, "begin");
  let at = START;
  const shown: unknown[] = [];
  for (const [turn, { days, act }] of steps.entries()) {
    await run(at, days);
    at = addDays(at, days);
    setClock(at);
    // Money comes without asking at a door.
    if (act !== "pay") await catchUpAccount(id);
    const answer = await ACTS[act](id, `${turn}`).catch(codeOf);
    await catchUpAccount(id);
    shown.push({ turn, act, answer, ...(await stateOf(id)) });
  }
  return shown;
}

const codeOf = (error: unknown) => {
  if (error instanceof AppError) return error.code;
  throw error;
};

const ACTS: Record<Act, (accountId: number, once: string) => Promise<unknown>> = {
  look: async () => "ok",
  spend: async (accountId, once) => {
    const what = { operation: "clustering", units: 70, siteId: null, metadata: {} } as const;
    const by = { userId: null, apiKeyId: null, idempotencyKey: `late-${accountId}-${once}` };
    return (await consumeCredits({ accountId, ...what, ...by })).balance;
  },
  pay,
  report: async (accountId, once) => {
    const [open] = await openInvoices(accountId);
    if (!open) return "nothing to pay";
    const money = { invoiceId: open.id, amountCents: open.totalCents, payerName: "P" };
    await reportBankTransfer({
      accountId,
      externalPaymentId: `REPORT-${accountId}-${once}`,
      ...money,
      ...BY,
    });
    return "reported";
  },
  starter: (accountId) => change(accountId, "starter"),
  scale: (accountId) => change(accountId, "scale"),
  cancel: async (accountId) => (await cancelSubscription({ accountId, ...BY })).status,
  resume: async (accountId) => (await resumeSubscription({ accountId, ...BY })).status,
};

async function pay(accountId: number, once: string): Promise<unknown> {
  const { subscription } = await accountState(accountId);
  const [open] = await openInvoices(accountId);
  const { scheduledPlanId, planId } = subscription;
  const { priceCents } = await asSystem((tx) => getPlanById(tx, scheduledPlanId ?? planId));
  const amountCents = open?.totalCents ?? priceCents;
  if (amountCents === 0) return "nothing to pay";
  const externalPaymentId = `LATE-${accountId}-${once}`;
  const transfer = { accountId, amountCents, externalPaymentId, payerName: "P", actor: "terminal" };
  await confirmBankTransfer(transfer);
  return "paid";
}

async function change(accountId: number, planSlug: string): Promise<unknown> {
  const { account } = await accountState(accountId);
  const seen = { status: account.status, suspensionReason: account.suspensionReason };
  return (await changePlan({ accountId, planSlug, seen, ...BY })).invoice?.totalCents ?? "changed";
}

function openInvoices(accountId: number) {
  const isOpen = and(eq(invoices.accountId, accountId), eq(invoices.status, "open"));
  return asSystem((tx) => tx.select().from(invoices).where(isOpen).orderBy(invoices.id));
}

async function stateOf(id: number) {
  const { account, subscription } = await accountState(id);
  const { status, suspensionReason, credits, planId, trialEndsAt } = account;
  const { currentPeriodStart, currentPeriodEnd, scheduledPlanId, cancelAtPeriodEnd } = subscription;
  const open = (await openInvoices(id)).map(({ kind, totalCents, periodStart, periodEnd }) => {
    return { kind, totalCents, periodStart, periodEnd };
  });
  return {
    account: { status, suspensionReason, credits, planId, trialEndsAt },
    subscription: {
      status: subscription.status,
      ...{ planId: subscription.planId, currentPeriodStart, currentPeriodEnd },
      ...{ scheduledPlanId, cancelAtPeriodEnd },
    },
    open,
  };
}
