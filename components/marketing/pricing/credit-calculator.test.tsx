/** Guards components/marketing/pricing/. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, it } from "vitest";
import { asSystem, creditPrices } from "@/db";
import { listPublicPlans } from "@/lib/plans/queries";
import { savedPackage } from "@/test/credit-packages";
import { useDatabase } from "@/test/harness/database";
import { CheapestWays } from "./cheapest-ways";
import { CreditCalculator } from "./credit-calculator";

useDatabase();
beforeAll(() => savedPackage());

const drawn = async () => renderToStaticMarkup(await CreditCalculator({ plans: await listPublicPlans() }));

it("says without a script what each plan and package buys, by today's prices", async () => {
  const html = await drawn();
  expect(html).toContain(">Growth</th>");
  expect(html).toMatch(/Growth<\/th>.*?2,000.*?200.*?400.*?\$139 a month/);
  expect(html).toMatch(/Five thousand<\/th>.*?5,000.*?500.*?1,000.*?\$49 once/);
  expect(html).not.toContain("Enterprise");
});

it("follows a price that staff date to now, and not one that begins later", async () => {
  const price = { operation: "image_generation" as const, per: 1 };
  await asSystem((tx) =>
    tx.insert(creditPrices).values([
      { ...price, credits: 10, effectiveFrom: new Date(Date.now() - 1000) },
      { ...price, credits: 99, effectiveFrom: new Date("2999-01-01T00:00:00Z") },
    ]),
  );
  expect(await drawn()).toMatch(/Growth<\/th>.*?2,000.*?200.*?>200<.*?\$139 a month/);
});

it("shows a year's price by the month where yearly is chosen, in the table and in the sum of one's own work", async () => {
  expect(await drawn()).toMatch(/Growth<\/th>.*?\$139 a month<.*?\$118\.15 a month, billed once a year/);
  const plans = [{ name: "Growth", credits: 2000, priceCents: 13_900, yearlyShareCents: 11_815 }];
  const packages = [{ name: "Small", credits: 500, priceCents: 2000 }];
  const html = renderToStaticMarkup(
    CheapestWays({ credits: 2400, plans, packages, currency: "USD" }),
  ).replaceAll(/<[^>]+>/g, "");
  expect(html).toContain("Growth and Small: $159 a month.");
  expect(html).toContain("Growth and Small: $138.15 a month, with the plan billed once a year.");
});
