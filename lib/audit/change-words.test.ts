import { expect, it } from "vitest";
import { changeWords } from "./change-words";

it("a change is told in words, as people know its facts", () => {
  expect(changeWords({ status: "pending_payment" }, { status: "active" })).toEqual([
    "status pending payment → active",
  ]);
  expect(changeWords(null, { total_cents: 13900, currency: "USD" })).toEqual(["total $139.00"]);
  expect(changeWords({ refunded: "0.00" }, { refunded: "29.00", currency: "USD" })).toEqual([
    "refunded $0.00 → $29.00",
  ]);
  expect(changeWords(null, { externalPaymentId: "ACME_2240", method: "bank_transfer" })).toEqual([
    "reference ACME_2240",
    "method bank transfer",
  ]);
});

it("what was made is told by what it has, without what it lacks", () => {
  const key = { prefix: "igny8_VR1Gh", scopes: ["bridge:read", "bridge:write"], expires_at: null };
  expect(changeWords(null, key)).toEqual(["prefix igny8_VR1Gh", "scopes bridge:read, bridge:write"]);
  expect(changeWords({ expires_at: "2027-01-01" }, { expires_at: null })).toEqual([
    "expires at 2027-01-01 → none",
  ]);
});
