import { afterEach, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { getAccount } from "../accounts/get-account";
import { transferDue } from "./transfer-due";

useDatabase();
afterEach(() => {
  vi.unstubAllEnvs();
  resetEnv();
});

const BY = { actor: "test" };
const due = async (id: number) => transferDue(await getAccount(id));

it("a transfer that nobody reported is expected to be what its confirmation takes: first, in advance and yearly, with tax", async () => {
  vi.stubEnv("TAX_RATE_PERCENT", "20");
  resetEnv();
  const id = await pendingAccount("growth", "year");
  const yearCents = Math.round(13_900 * 12 * 0.85 * 1.2);
  for (const reference of ["FIRST", "ADVANCE"]) {
    expect(await due(id)).toBe(yearCents);
    await confirmBankTransfer({
      ...{ accountId: id, externalPaymentId: `${reference}-${id}`, payerName: "Petra", ...BY },
      amountCents: (await due(id)) ?? 0,
    });
  }
  await changePlan({ accountId: id, planSlug: "scale", ...BY });
  const [upgrade] = (await accountState(id)).invoices.filter(({ status }) => status === "open");
  expect(await due(id)).toBe(upgrade?.totalCents);
});
