import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PublicPlan } from "@/lib/plans/queries";
import { PricingJsonLd } from "./pricing-json-ld";

const plan = (slug: string, priceCents: number, trialDays: number | null): PublicPlan => ({
  slug,
  name: slug,
  description: "",
  priceCents,
  currency: "USD",
  creditsPerMonth: 1000,
  maxSites: 1,
  maxUsers: 1,
  maxSectorsPerSite: 5,
  trialDays,
  features: [],
});

test("search engines are told each price that is asked: by the month, by the year, and that trying is free", () => {
  const plans = [plan("trial", 0, 14), plan("starter", 8900, null), plan("enterprise", 0, null)];
  const html = renderToStaticMarkup(<PricingJsonLd plans={plans} questions={[]} />);
  const [, json = ""] = /<script[^>]*>(.*?)<\/script>/.exec(html) ?? [];
  expect(
    JSON.parse(json).offers.map((offer: { name: string; price: string }) => [offer.name, offer.price]),
  ).toEqual([
    ["trial", "0.00"],
    ["starter", "89.00"],
    ["starter, paid by the year", "907.80"],
  ]);
});
