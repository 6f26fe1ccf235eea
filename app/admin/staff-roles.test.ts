/** Guards lib/staff/staff-role.ts, lib/actions/superuser-action.ts, lib/api/callers/authorize.ts. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem, users } from "@/db";
import type { StaffRole } from "@/db/words";
import type { FormAction } from "@/lib/actions/form-state";
import { adjustCredits } from "@/lib/admin/accounts/adjust-credits";
import { cancelAccount } from "@/lib/admin/accounts/cancel-account";
import { extendTrial } from "@/lib/admin/accounts/extend-trial";
import { putOnPlan } from "@/lib/admin/accounts/put-on-plan";
import { reactivateAccount } from "@/lib/admin/accounts/reactivate-account";
import { setFeatures } from "@/lib/admin/accounts/set-features";
import { suspendAccount } from "@/lib/admin/accounts/suspend-account";
import { staffActOf } from "@/lib/admin/staff-act";
import { setStaffRole } from "@/lib/admin/users/set-staff-role";
import { grantSuperuser, revokeSuperuser } from "@/lib/admin/users/set-superuser";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { rejectPayment } from "@/lib/payments/bank-transfer/reject-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { releaseTakenInvoice } from "@/lib/payments/records/taken/release-taken-invoice";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { allRoutes, bearer, send } from "@/test/api/routes";
import { accountState } from "@/test/billing";
import { createPerson, type Person, pendingAccount, trialAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor, signIn } from "@/test/sign-in";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

useDatabase();
beforeEach(forgetLimits);

const MODULES = import.meta.glob<Record<string, FormAction>>("./**/*actions.ts");

/** What one of our team who only looks may do: nothing of it decides anything. */
const LOOKING = [
  "addNoteAction",
  "confirmPasswordAction",
  "endViewAction",
  "findAnythingAction",
  "pinNoteAction",
  "startViewAction",
];
/** What is about us, and not about a tenant. */
const ABOUT_US = [
  "changeRoleAction",
  "grantSuperuserAction",
  "revokeSuperuserAction",
  "savePackageAction",
  "setPriceAction",
  "updatePlanAction",
];

/** Every module of the back office is loaded. */
const LONG = { timeout: 120_000 };

describe("every form of the back office", () => {
  it.each<[StaffRole, string[]]>([
    ["support", LOOKING],
    ["owner", []],
  ])("says to %s which role is missing, unless theirs is enough", LONG, async (role, allowed) => {
    await signIn(await createPerson({ isSuperuser: true, staffRole: role }));
    const refused = await refusedActions();
    const all = await actionNames();
    expect(all.length).toBeGreaterThan(30);
    expect(refused).toEqual(role === "owner" ? [] : all.filter((name) => !allowed.includes(name)));
  });

  it("says to billing what only an owner may", LONG, async () => {
    await signIn(await createPerson({ isSuperuser: true, staffRole: "billing" }));
    expect(await refusedActions()).toEqual(ABOUT_US);
  });
});

it("every route of our team's refuses support what changes something, and says which role is missing", {
  timeout: 120_000,
}, async () => {
  const sid = await createPerson({ isSuperuser: true, staffRole: "support" });
  const token = await accessTokenFor(sid);
  let changing = 0;
  for (const file of await allRoutes())
    for (const method of file.methods) {
      if (file.definition(method).auth !== "superuser") continue;
      forgetLimits();
      const headers = bearer(token, { "content-type": "application/json" });
      const isReading = method === "GET" || method === "HEAD";
      const answer = await send(file, method, { headers, body: isReading ? undefined : "{}" });
      if (isReading) expect(`${file.path} ${answer.json.code ?? ""}`).not.toContain("forbidden");
      else {
        changing++;
        expect([file.path, answer.status, answer.json.code, answer.json.required_role]).toEqual([
          ...[file.path, 403, "forbidden", "billing"],
        ]);
      }
    }
  expect(changing).toBeGreaterThan(12);
});

describe("under the lock, support", () => {
  let sid: Person;
  let accountId: number;
  let trialId: number;
  let paymentId: number;
  let invoiceId: number;
  beforeAll(async () => {
    sid = await createPerson({ isSuperuser: true, staffRole: "support" });
    accountId = await pendingAccount("growth");
    trialId = await trialAccount();
    const [invoice] = (await accountState(accountId)).invoices;
    invoiceId = invoice!.id;
    const reported = {
      externalPaymentId: "REP-1",
      amountCents: 13_900,
      payerName: "Petra",
      actor: "job:test",
    };
    paymentId = (await reportBankTransfer({ accountId, invoiceId: invoice!.id, ...reported })).id;
  });

  const act = () => staffActOf({ userId: sid.id }, "They asked.", undefined);
  const paid = async () => {
    const id = await pendingAccount("growth");
    const transfer = {
      externalPaymentId: `T-${id}`,
      amountCents: 13_900,
      payerName: "Petra",
      actor: "job:test",
    };
    return (await confirmBankTransfer({ accountId: id, ...transfer })).payment.id;
  };

  it.each<[string, () => Promise<unknown>]>([
    [
      "confirm",
      () =>
        confirmBankTransfer({
          accountId,
          externalPaymentId: "X",
          amountCents: 13_900,
          payerName: "P",
          ...act(),
        }),
    ],
    ["approve", () => approvePayment({ paymentId, ...act() })],
    ["reject", () => rejectPayment({ paymentId, ...act() })],
    ["release an invoice", () => releaseTakenInvoice({ invoiceId, ...act() })],
    ["refund", async () => refundPayment({ paymentId: await paid(), ...act() })],
    ["adjust credits", () => adjustCredits(trialId, { amount: 5 }, act())],
    ["suspend", () => suspendAccount(accountId, act())],
    ["reactivate", () => reactivateAccount(accountId, act())],
    ["cancel", () => cancelAccount(accountId, act())],
    ["extend a trial", () => extendTrial(trialId, { days: 5 }, act())],
    ["change a plan", () => putOnPlan(trialId, { planSlug: "enterprise" }, act())],
    ["set features", () => setFeatures(trialId, { features: [] }, act())],
    ["make a superuser", async () => grantSuperuser((await createPerson()).id, act())],
    ["revoke one", async () => revokeSuperuser((await createPerson({ isSuperuser: true })).id, act())],
    [
      "change a role",
      async () => setStaffRole((await createPerson({ isSuperuser: true })).id, "support", act()),
    ],
  ])("may not %s", async (_, deed) => {
    const before = await accountState(accountId);
    await expect(deed()).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(
        /^This needs the staff role "(billing|owner)", and yours is "support"\./,
      ),
    });
    expect(await accountState(accountId)).toEqual(before);
  });
});

it("the last owner of our team keeps the role, and stays", async () => {
  await asSystem((tx) => tx.update(users).set({ isSuperuser: false }));
  const act = { actor: "terminal", reason: "Leaves." };
  const owner = await createPerson({ isSuperuser: true });
  const billing = await createPerson({ isSuperuser: true, staffRole: "billing" });
  const last = { code: "invalid_state", message: "The last owner of our team stays." };
  await expect(setStaffRole(owner.id, "support", act)).rejects.toMatchObject(last);
  await expect(revokeSuperuser(owner.id, act)).rejects.toMatchObject(last);
  await setStaffRole(billing.id, "owner", act);
  expect(await setStaffRole(owner.id, "support", act)).toEqual({ changed: true });
});

async function actionNames(): Promise<string[]> {
  const modules = await Promise.all(Object.values(MODULES).map((load) => load()));
  return modules.flatMap((module) => Object.keys(module)).sort();
}

/** Those that say that a role is missing, whatever else is wrong with an empty form. */
async function refusedActions(): Promise<string[]> {
  const refused: string[] = [];
  for (const load of Object.values(MODULES))
    for (const [name, action] of Object.entries(await load())) {
      forgetLimits();
      const state = await action({}, new FormData()).catch(() => ({ code: "thrown", details: undefined }));
      if (state.code === "forbidden" && state.details?.required_role) refused.push(name);
    }
  return refused.sort();
}
