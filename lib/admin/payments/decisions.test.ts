import { expect, it } from "vitest";
import { PAYMENT_STATUSES } from "@/db/words";
import { refundableCents } from "@/lib/payments/refunds/refund";
import { awaitsDecision, isRefundedByHand, possibleDecisions } from "./decisions";

it("a reported transfer is approved or rejected, a settled payment is refunded, and nothing else is decided", () => {
  const decisions = PAYMENT_STATUSES.map((status) => [
    status,
    possibleDecisions({ status, method: "bank_transfer" }),
  ]);
  expect(Object.fromEntries(decisions)).toEqual({
    pending_approval: ["approve", "reject"],
    processing: ["reject"],
    succeeded: ["refund"],
    failed: [],
    refunded: [],
    disputed: [],
    kept: ["refund"],
  });
  // A sandbox's payment moved no money: nothing of it is to be decided.
  expect(PAYMENT_STATUSES.flatMap((status) => possibleDecisions({ status, method: "sandbox" }))).toEqual([]);
  expect(PAYMENT_STATUSES.filter(awaitsDecision)).toEqual(["pending_approval"]);
});

it("staff send a transfer back themselves, of any payment what has not gone back yet", () => {
  expect(isRefundedByHand({ method: "bank_transfer" })).toBe(true);
  expect(isRefundedByHand({ method: "stripe" })).toBe(false);
  expect(refundableCents({ amountCents: 13_900, refundedCents: 3_900 })).toBe(10_000);
});
