/** Guards lib/payments/records/record-declined.ts, lib/payments/records/record-dispute-state.ts. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, auditEvents, payments } from "@/db";
import { recordDeclined } from "@/lib/payments/records/record-declined";
import { recordDisputeState } from "@/lib/payments/records/record-dispute-state";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";

useDatabase();

/** As often as a provider's events may arrive at the same moment, through as many processes. */
const atOnce = (work: (at: number) => Promise<void>) =>
  Promise.all(Array.from({ length: 8 }, (_, at) => work(at)));

const dispute = { provider: "stripe", id: "dp_1", reason: "fraudulent", accountId: null } as const;
const toldOf = (id: string) =>
  asSystem((tx) =>
    tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.targetId, id)),
  );

describe("events that arrive at the same moment", () => {
  it("a dispute's state is told once", async () => {
    await atOnce(() => recordDisputeState({ ...dispute, status: "needs_response" }));
    expect(await toldOf("dp_1")).toEqual([{ action: "payment.dispute_needs_response" }]);
  });

  it("a dispute has one end", async () => {
    await atOnce((at) => recordDisputeState({ ...dispute, id: "dp_2", status: at % 2 ? "won" : "lost" }));
    expect(await toldOf("dp_2")).toHaveLength(1);
  });

  it("a declined charge is kept once", async () => {
    const accountId = await pendingAccount();
    const invoiceId = (await accountState(accountId)).invoices[0]!.id;
    const declined = { accountId, invoiceId, method: "paypal", externalPaymentId: "ORDER-1" } as const;
    await atOnce(() =>
      recordDeclined({ ...declined, amountCents: 13_900, currency: "USD", reason: "Card declined." }),
    );
    expect(await asSystem((tx) => tx.$count(payments, eq(payments.accountId, accountId)))).toBe(1);
  });
});
