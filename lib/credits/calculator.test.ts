import { expect, it } from "vitest";
import { cheapestWay, creditsFor, timesIn } from "./calculator";
import { FIRST_PRICES } from "./credit";

const PLANS = [
  { name: "Starter", credits: 1000, priceCents: 8900 },
  { name: "Growth", credits: 2000, priceCents: 13_900 },
];
const PACKAGES = [{ name: "Small", credits: 500, priceCents: 2000 }];

it("work costs what its operations cost, each article rounded up by itself", () => {
  expect(creditsFor(FIRST_PRICES, { articles: 10, wordsEach: 1000, images: 20 })).toBe(10 * 10 + 20 * 5);
  expect(creditsFor(FIRST_PRICES, { articles: 3, wordsEach: 101, images: 0 })).toBe(6);
  expect(creditsFor(FIRST_PRICES, { articles: 0, wordsEach: 1000, images: 0 })).toBe(0);
});

it("follows a price that staff changed, and says nothing of what is free", () => {
  const dearer = { ...FIRST_PRICES, image_generation: { credits: 8, per: 1 } };
  expect(timesIn(100, dearer, "image_generation", 1)).toBe(12);
  const free = { ...FIRST_PRICES, image_generation: { credits: 0, per: 1 } };
  expect(timesIn(100, free, "image_generation", 1)).toBeUndefined();
});

it("takes the plan alone where it does, and packages or a bigger plan by what costs less", () => {
  expect(cheapestWay(900, PLANS, PACKAGES)).toEqual({ plan: "Starter", extra: undefined, cents: 8900 });
  expect(cheapestWay(1400, PLANS, PACKAGES)).toEqual({
    ...{ plan: "Starter", extra: { name: "Small", count: 1 }, cents: 10_900 },
  });
  expect(cheapestWay(2000, PLANS, PACKAGES)).toMatchObject({ plan: "Starter", cents: 12_900 });
  const dear = [{ name: "Small", credits: 500, priceCents: 2500 }];
  expect(cheapestWay(2000, PLANS, dear)).toEqual({ plan: "Growth", extra: undefined, cents: 13_900 });
  expect(cheapestWay(5000, PLANS, [])).toBeUndefined();
});
