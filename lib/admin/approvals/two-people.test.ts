/** Guards lib/staff/, lib/admin/approvals/, lib/admin/accounts/adjusted-value.ts. */
import { and, desc, eq, like } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accounts, asSystem, auditEvents, mails, payments, staffApprovals, users } from "@/db";
import type { ApprovalKind } from "@/db/words";
import { lockAccount } from "@/lib/accounts/lock-account";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { advanceClock, setClock } from "@/lib/clock";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import type { Decider } from "@/lib/staff/decider";
import { proveOverride, proveStaff } from "@/lib/staff/prove-staff";
import { setApprovalLimit } from "@/test/approvals";
import { accountState, brokenInvariants } from "@/test/billing";
import { createPerson, type Person, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { untilWaiting } from "@/test/harness/until-waiting";
import { DEVICE } from "@/test/sign-in";
import { codeOf, switchOnTwoFactor } from "@/test/two-factor";
import { carryOut } from "./carry-out";
import { declineApproval } from "./decline-approval";

process.env.RATE_LIMITS = "auth_strict=100000/1m";
useDatabase();

let bill: Person;
let bea: Person;
let olga: Person;
let otto: Person;
let accountId: number;

beforeEach(async () => {
  setApprovalLimit("100.00");
  await asSystem((tx) => tx.update(users).set({ isSuperuser: false }));
  bill = await createPerson({ isSuperuser: true, staffRole: "billing" });
  bea = await createPerson({ isSuperuser: true, staffRole: "billing" });
  olga = await createPerson({ isSuperuser: true });
  otto = await createPerson({ isSuperuser: true });
  accountId = await pendingAccount("growth");
});
afterEach(() => {
  setClock(undefined);
  setApprovalLimit(undefined);
});

type Deed = (by: Decider) => Promise<unknown>;
const transfer = () => ({
  accountId,
  externalPaymentId: `TRX-${accountId}`,
  amountCents: 13_900,
  payerName: "Petra",
});
const confirm: Deed = (by) => confirmBankTransfer({ ...transfer(), ...by });
const asPerson = ({ id }: Person): Decider => ({ actor: `user:${id}`, actorUserId: id });
const NOTHING = { actor: "job:test" };

/** Each verb that decides about money, ready to be done. */
const VERBS: [ApprovalKind, () => Promise<Deed>, isDone: () => Promise<boolean>][] = [
  ["confirm", async () => confirm, async () => (await accountState(accountId)).account.status === "active"],
  [
    "approve",
    async () => {
      const [invoice] = (await accountState(accountId)).invoices;
      const reported = { externalPaymentId: `REP-${accountId}`, amountCents: 13_900, payerName: "Petra" };
      const { id } = await reportBankTransfer({ accountId, invoiceId: invoice!.id, ...reported, ...NOTHING });
      return (by) => approvePayment({ paymentId: id, ...by });
    },
    async () => (await accountState(accountId)).account.status === "active",
  ],
  [
    "refund",
    async () => {
      const { payment } = await confirmBankTransfer({ ...transfer(), ...NOTHING });
      return (by) => refundPayment({ paymentId: payment.id, reason: "They asked.", ...by });
    },
    async () => {
      const [payment] = await asSystem((tx) =>
        tx.select().from(payments).where(eq(payments.accountId, accountId)),
      );
      return payment?.status === "refunded";
    },
  ],
  [
    "adjust_credits",
    async () => {
      await confirmBankTransfer({ ...transfer(), ...NOTHING });
      return (by) => adjustCredits(accountId, { amount: 5000 }, { ...by, reason: "Sorry." });
    },
    async () => (await accountState(accountId)).account.credits === 7000,
  ],
];

describe.each(VERBS)("above the limit, to %s", (kind, prepare, isDone) => {
  it("takes two people: one asks and nothing happens, another approves and it is done, once", async () => {
    const deed = await prepare();
    const [first, again] = [await refusalOf(deed(asPerson(bill))), await refusalOf(deed(asPerson(bill)))];
    expect(first).toMatchObject({ code: "approval_required", status: 403 });
    expect(again.details).toEqual(first.details);
    expect(await isDone()).toBe(false);
    const waiting = await requests();
    expect(waiting).toMatchObject([
      { kind, status: "waiting", aboutAccountId: accountId, askedByUserId: bill.id },
    ]);
    expect(await mailedFor(waiting[0]!.id)).toEqual([olga.email, otto.email].sort());

    const id = waiting[0]!.id;
    expect(await refusalOf(carryOut(id, asPerson(bill)))).toMatchObject({ code: "approval_required" });
    expect(await refusalOf(carryOut(id, asPerson(bea)))).toMatchObject({ code: "forbidden" });
    expect(await isDone()).toBe(false);

    const clicks = await Promise.allSettled([carryOut(id, asPerson(olga)), carryOut(id, asPerson(otto))]);
    expect(clicks.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await isDone()).toBe(true);
    expect(await requests()).toMatchObject([{ status: "done", request: {} }]);
    expect(await refusalOf(carryOut(id, asPerson(otto)))).toMatchObject({ code: "invalid_state" });
    expect(await auditOf(id)).toEqual(["approval.asked", "approval.done"]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("the same request by another who may is the approval", async () => {
    const deed = await prepare();
    await refusalOf(deed(asPerson(bill)));
    await deed(asPerson(olga));
    expect(await isDone()).toBe(true);
    expect(await requests()).toMatchObject([{ status: "done", decidedByUserId: olga.id }]);
  });

  it("nobody at a terminal is one of the two without having said who", async () => {
    const deed = await prepare();
    expect(await refusalOf(deed({ actor: "terminal" }))).toMatchObject({
      code: "approval_required",
      message: expect.stringContaining("--as"),
    });
    expect(await requests()).toEqual([]);
    expect(await refusalOf(deed({ actor: "terminal", actorUserId: bill.id }))).toMatchObject({
      details: { approval_id: expect.any(Number) },
    });
  });

  it("one person does it where no limit is set, and where the amount is not above it", async () => {
    const deed = await prepare();
    setApprovalLimit(kind === "confirm" || kind === "approve" ? undefined : "1000");
    await deed(asPerson(bill));
    expect(await isDone()).toBe(true);
    expect(await requests()).toEqual([]);
  });
});

it("an owner who asks may be joined by anybody who decides", async () => {
  await refusalOf(confirm(asPerson(olga)));
  const { id } = (await requests())[0]!;
  expect(await mailedFor(id)).toEqual([bill.email, bea.email, otto.email].sort());
  await carryOut(id, asPerson(bea));
  expect((await accountState(accountId)).account.status).toBe("active");
});

it("a request is declined with a reason that the person who asked reads, and then nobody carries it out", async () => {
  await refusalOf(confirm(asPerson(bill)));
  const { id } = (await requests())[0]!;
  await declineApproval(id, "Not on the statement.", asPerson(olga));
  expect(await refusalOf(carryOut(id, asPerson(otto)))).toMatchObject({ code: "invalid_state" });
  expect((await accountState(accountId)).account.status).toBe("pending_payment");
  const [mail] = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.template, "approval-decided"), eq(mails.toAddress, bill.email))),
  );
  expect(mail!.props).toMatchObject({ outcome: "declined", reason: "Not on the statement." });
  // What was declined can be asked for again.
  await refusalOf(confirm(asPerson(bill)));
  expect((await requests()).map(({ status }) => status)).toEqual(["waiting", "declined"]);
});

it("a role that ends while the lock is waited for decides nothing, and so does an asker's that has ended", async () => {
  const refused = await asSystem(async (tx) => {
    await lockAccount(tx, accountId);
    const answer = refusalOf(confirm(asPerson(bill)));
    await untilWaiting(1);
    await tx.update(users).set({ staffRole: "support" }).where(eq(users.id, bill.id));
    return { answer };
  });
  expect(await refused.answer).toMatchObject({ code: "forbidden", details: { required_role: "billing" } });
  await refusalOf(confirm(asPerson(bea)));
  await asSystem((tx) => tx.update(users).set({ isSuperuser: false }).where(eq(users.id, bea.id)));
  const { id } = (await requests())[0]!;
  expect(await refusalOf(carryOut(id, asPerson(olga)))).toMatchObject({ code: "invalid_state" });
  expect((await accountState(accountId)).account.status).toBe("pending_payment");
});

it("a request for what was done another way meanwhile is closed, and does nothing", async () => {
  await refusalOf(confirm(asPerson(bill)));
  const { id } = (await requests())[0]!;
  await confirmBankTransfer({ ...transfer(), ...NOTHING });
  expect(await carryOut(id, asPerson(olga))).toEqual({ message: "This transfer had been confirmed before." });
  expect(await requests()).toMatchObject([{ status: "declined", decision: "It had been done another way." }]);
});

it("a refund cut into small ones, and credits given in small pieces, count together", async () => {
  const { payment } = await confirmBankTransfer({ ...transfer(), ...NOTHING });
  const refund = () =>
    refundPayment({ paymentId: payment.id, amountCents: 6000, reason: "Part.", ...asPerson(bill) });
  await refund();
  expect(await refusalOf(refund())).toMatchObject({ code: "approval_required" });
  // 8.90 a hundred, at the dearest plan's price.
  const give = () => adjustCredits(accountId, { amount: 600 }, { ...asPerson(bill), reason: "Sorry." });
  await give();
  expect(await refusalOf(give())).toMatchObject({ code: "approval_required" });
});

describe("in an emergency", () => {
  it("two owners override it with a code each, once each, and the audit log says so", async () => {
    setClock(new Date("2026-06-01T12:00:10Z"));
    const [first, second] = [await switchOnTwoFactor(olga.id), await switchOnTwoFactor(otto.id)];
    advanceClock(60_000);
    await refusalOf(confirm(asPerson(bill)));
    const { id } = (await requests())[0]!;
    const owners = [
      { email: olga.email, code: codeOf(first.secret) },
      { email: otto.email, code: codeOf(second.secret) },
    ] as const;
    const override = await proveOverride(owners, "The shop is down.", DEVICE);
    await carryOut(id, { ...asPerson(bill), override });
    expect((await accountState(accountId)).account.status).toBe("active");
    expect(await auditOf(id)).toEqual(["approval.asked", "approval.overridden"]);
    expect(await refusalOf(proveOverride(owners, "Again.", DEVICE))).toMatchObject({
      code: "two_factor_required",
    });
    expect(await brokenInvariants()).toEqual([]);
  });

  it("one owner twice, somebody who is none, and somebody without a second factor don't", async () => {
    const code = "123456";
    const pair = (one: Person, other: Person) =>
      proveOverride(
        [
          { email: one.email, code },
          { email: other.email, code },
        ],
        "Now.",
        DEVICE,
      );
    expect(await refusalOf(pair(olga, olga))).toMatchObject({ code: "second_factor_not_set_up" });
    await switchOnTwoFactor(olga.id);
    await switchOnTwoFactor(bill.id);
    expect(await refusalOf(pair(olga, olga))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(pair(olga, bill))).toMatchObject({ details: { required_role: "owner" } });
    expect(await refusalOf(proveStaff({ email: "nobody@x.test", code }, DEVICE))).toMatchObject({
      code: "forbidden",
    });
    expect(await refusalOf(proveStaff({ email: bill.email, code: "000000" }, DEVICE))).toMatchObject({
      code: "two_factor_required",
    });
  });
});

interface Refusal {
  code: string;
  details?: Record<string, unknown>;
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  return work.then(
    () => {
      throw new Error("It was not refused.");
    },
    (error: Refusal) => error,
  );
}

function requests() {
  return asSystem((tx) =>
    tx
      .select()
      .from(staffApprovals)
      .where(eq(staffApprovals.aboutAccountId, accountId))
      .orderBy(desc(staffApprovals.id)),
  );
}

async function mailedFor(approvalId: number): Promise<string[]> {
  const written = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(like(mails.onceKey, `approval-asked:${approvalId}:%`)),
  );
  return written.map(({ toAddress }) => toAddress).sort();
}

async function auditOf(approvalId: number): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.targetType, "approval"), eq(auditEvents.targetId, String(approvalId))))
      .orderBy(auditEvents.id),
  );
  expect(rows.map((row) => row.accountId)).toEqual(rows.map(() => accountId));
  return rows.map(({ action }) => action);
}

it("the account's own rows stay as they are when a request is made", async () => {
  const before = await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)));
  await refusalOf(confirm(asPerson(bill)));
  expect(await asSystem((tx) => tx.select().from(accounts).where(eq(accounts.id, accountId)))).toEqual(
    before,
  );
});
