import { expect, it } from "vitest";
import { cheaperOffer } from "./credit-offer";

const starter = { name: "Starter", creditsPerMonth: 500, priceCents: 4900 };
const growth = { name: "Growth", creditsPerMonth: 2000, priceCents: 13900 };
const small = { name: "Small", credits: 500, priceCents: 3000 };
const big = { name: "Big", credits: 2000, priceCents: 8000 };
const sold = { plan: starter, packages: [small, big], plans: [starter, growth] };

it("offers packages for a little more, and says what the plan would cost", () => {
  expect(cheaperOffer({ ...sold, spent: 900 })).toEqual({
    kind: "package",
    name: "Small",
    count: 1,
    extraCents: 3000,
    otherCents: 9000,
  });
});

it("takes the package that costs less for all that is missing", () => {
  expect(cheaperOffer({ ...sold, spent: 1900 })).toMatchObject({ name: "Big", count: 1, extraCents: 8000 });
});

it("offers the plan where that costs less", () => {
  const dear = { ...sold, packages: [{ ...small, priceCents: 4000 }] };
  expect(cheaperOffer({ ...dear, spent: 1900 })).toMatchObject({
    kind: "plan",
    name: "Growth",
    extraCents: 9000,
    otherCents: 12000,
  });
});

it("offers nothing where the plan brings enough, or nothing is sold", () => {
  expect(cheaperOffer({ ...sold, spent: 500 })).toBeUndefined();
  expect(cheaperOffer({ ...sold, packages: [], plans: [], spent: 900 })).toBeUndefined();
});
