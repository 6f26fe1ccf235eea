import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PUBLIC_PLANS } from "@/test/public-plans";
import { PricingJsonLd } from "./pricing-json-ld";

it("search engines are told each price that is asked: by the month, by the year, and that trying is free", () => {
  const html = renderToStaticMarkup(<PricingJsonLd plans={PUBLIC_PLANS} questions={[]} />);
  const [, json = ""] = /<script[^>]*>(.*?)<\/script>/.exec(html) ?? [];
  expect(
    JSON.parse(json).offers.map((offer: { name: string; price: string }) => [offer.name, offer.price]),
  ).toEqual([
    ["trial", "0.00"],
    ["starter", "89.00"],
    ["starter, paid by the year", "907.80"],
  ]);
});
