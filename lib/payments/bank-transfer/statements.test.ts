/** Guards lib/payments/bank-transfer/confirm-bank-transfer.ts, lib/payments/settlement/settle-payment.ts. */
import { describe, expect, it } from "vitest";
import { statementsOf } from "@/test/api/count-statements";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { confirmBankTransfer } from "./confirm-bank-transfer";

useDatabase();

describe("what confirming a transfer asks of the database", () => {
  it("is at most 16 statements, those that open and close its transaction among them", async () => {
    const accountId = await pendingAccount();
    const { statements } = await statementsOf(() =>
      confirmBankTransfer({
        accountId,
        externalPaymentId: `COUNT-${accountId}`,
        amountCents: 13900,
        payerName: "Petra",
        actor: "terminal",
      }),
    );
    expect(statements.length).toBeLessThanOrEqual(16);
  });
});
