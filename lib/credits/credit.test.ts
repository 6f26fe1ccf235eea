import fc from "fast-check";
import { expect, it } from "vitest";
import { CREDIT_OPERATIONS } from "@/db/words";
import { FIRST_PRICES, operationCost } from "./credit";

it("charges what the contract's price list says", () => {
  const prices = CREDIT_OPERATIONS.map((operation) => [operation, operationCost(FIRST_PRICES, operation, 1)]);
  expect(Object.fromEntries(prices)).toEqual({
    clustering: 10,
    idea_generation: 15,
    content_generation: 1,
    image_generation: 5,
    linking: 8,
    optimization: 1,
    site_analysis: 25,
  });
});

it("rounds up, so that 101 words cost two credits and 200 words of optimization one", () => {
  expect(operationCost(FIRST_PRICES, "content_generation", 100)).toBe(1);
  expect(operationCost(FIRST_PRICES, "content_generation", 101)).toBe(2);
  expect(operationCost(FIRST_PRICES, "optimization", 200)).toBe(1);
  expect(operationCost(FIRST_PRICES, "optimization", 201)).toBe(2);
});

it("never charges less for more", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CREDIT_OPERATIONS),
      fc.integer({ min: 1, max: 1e6 }),
      (operation, units) =>
        operationCost(FIRST_PRICES, operation, units) <= operationCost(FIRST_PRICES, operation, units + 1),
    ),
  );
});
