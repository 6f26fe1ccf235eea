import { expect, it } from "vitest";
import { queueWords } from "./queue-words";

it("a state says how many payments are in it and how much money that is, by currency", () => {
  const usd = { currency: "USD", cents: 41_700 };
  expect(queueWords({ count: 0, sums: [] })).toBe("No payments.");
  expect(queueWords({ count: 1, sums: [usd] })).toBe("1 payment, $417.00");
  expect(queueWords({ count: 4, sums: [{ currency: "EUR", cents: 8_900 }, usd] })).toBe(
    "4 payments, €89.00 and $417.00",
  );
});
