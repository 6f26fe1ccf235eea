/** Guards app/api/v1/billing/admin/approvals/, lib/admin/approvals/output.ts. */
import { describe, expect, it } from "vitest";
import * as adjust from "@/app/api/v1/admin/accounts/[id]/adjust-credits/route";
import * as confirm from "@/app/api/v1/billing/admin/confirm-bank-transfer/route";
import { advanceClock, setClock } from "@/lib/clock";
import { useTwoPeople } from "@/test/approvals";
import { callRoute } from "@/test/call-route";
import { createPerson, type Person } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor } from "@/test/sign-in";
import { codeOf, switchOnTwoFactor } from "@/test/two-factor";
import * as approve from "./[id]/approve/route";
import * as decline from "./[id]/decline/route";
import * as override from "./[id]/override/route";
import * as approvals from "./route";

process.env.RATE_LIMITS = "billing_admin=10000/1m,system_admin=10000/1m,auth_strict=10000/1m";
useDatabase();

const cast = useTwoPeople();

const transfer = () => ({
  account_id: cast.accountId,
  external_payment_id: `CURL-${cast.accountId}`,
  amount: "139.00",
  payer_name: "Petra",
});
const tokenOf = (person: Person) => accessTokenFor(person);

async function asked(): Promise<number> {
  const { status, body } = await callRoute(confirm, "POST", {
    token: await tokenOf(cast.bill),
    body: transfer(),
  });
  expect([status, body.code]).toEqual([403, "approval_required"]);
  return Number((body as unknown as { approval_id: number }).approval_id);
}

describe("over the API", () => {
  it("the first person is told what waits, and the second one approves it", async () => {
    const id = await asked();
    const list = await callRoute(approvals, "GET", { token: await tokenOf(cast.olga) });
    expect((list.body.data.results as { id: number }[])[0]).toMatchObject({
      id,
      kind: "confirm",
      status: "waiting",
      account_id: cast.accountId,
      amount: "139.00",
      asked_by: cast.bill.email,
    });
    const own = await callRoute(approve, "POST", { token: await tokenOf(cast.bill), params: { id } });
    expect([own.status, own.body.code]).toEqual([403, "approval_required"]);
    const done = await callRoute(approve, "POST", { token: await tokenOf(cast.olga), params: { id } });
    expect([done.status, done.body.data]).toMatchObject([
      200,
      { status: "done", decided_by: `user:${cast.olga.id}` },
    ]);
    expect(await cast.statusOf()).toBe("active");
    const again = await callRoute(approve, "POST", { token: await tokenOf(cast.olga), params: { id } });
    expect([again.status, again.body.code]).toEqual([409, "invalid_state"]);
  });

  it("a request is declined with a reason, and credits wait in the same way", async () => {
    const id = await asked();
    const body = { reason: "Not on the statement." };
    const declined = await callRoute(decline, "POST", {
      token: await tokenOf(cast.olga),
      params: { id },
      body,
    });
    expect([declined.status, declined.body.data]).toMatchObject([
      200,
      { status: "declined", decision: body.reason },
    ]);
    const more = { amount: 5000, reason: "Sorry." };
    const given = await callRoute(adjust, "POST", {
      token: await tokenOf(cast.bill),
      params: { id: cast.accountId },
      body: more,
    });
    expect([given.status, given.body.code]).toEqual([403, "approval_required"]);
    expect(await cast.statusOf()).toBe("pending_payment");
  });

  it("an override without two owners' codes is refused, and with them done", async () => {
    setClock(new Date("2026-06-01T12:00:10Z"));
    const otto = await createPerson({ isSuperuser: true });
    const [first, second] = [await switchOnTwoFactor(cast.olga.id), await switchOnTwoFactor(otto.id)];
    advanceClock(60_000);
    const id = await asked();
    const send = async (codes: [string, string]) =>
      callRoute(override, "POST", {
        token: await tokenOf(cast.bill),
        params: { id },
        body: {
          first_owner: { email: cast.olga.email, code: codes[0] },
          second_owner: { email: otto.email, code: codes[1] },
          reason: "The shop is down.",
        },
      });
    expect(await send(["000000", "000000"])).toMatchObject({
      status: 401,
      body: { code: "two_factor_required" },
    });
    expect(await cast.statusOf()).toBe("pending_payment");
    expect(await send([codeOf(first.secret), codeOf(second.secret)])).toMatchObject({ status: 200 });
    expect(await cast.statusOf()).toBe("active");
  });
});
