/** Guards components/ that show list prices, too: each says what the next invoice does. */
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ChosenPlan } from "@/components/auth/chosen-plan";
import { PlanPicker } from "@/components/billing/plan-picker";
import { PackagesCard } from "@/components/credits/packages-card";
import { TopUpCard } from "@/components/credits/top-up-card";
import { PlanCards } from "@/components/marketing/pricing/plan-cards";
import { ChoosePlan } from "@/components/payment/choose-plan";
import { resetEnv } from "@/lib/env";
import { PUBLIC_PLANS } from "@/test/public-plans";

beforeEach(resetEnv);
afterEach(() => {
  vi.unstubAllEnvs();
  resetEnv();
});

const action = async () => ({});
const plan = { name: "Starter", description: "", priceCents: 8900, currency: "USD", creditsPerMonth: 1000 };
const row = { id: 1, name: "Small", words: "500 credits", buys: "50 articles", price: "$20" };

const PRICES = {
  "the plan cards": () => <PlanCards plans={PUBLIC_PLANS} />,
  "the sign-up": () => <ChosenPlan plan={plan} interval="month" />,
  "the packages": () => <PackagesCard rows={[row]} />,
  "the top-up": () => <TopUpCard packages={[{ id: 1, words: "Small ($20)" }]} />,
  "the plans under Billing": () => <PlanPicker plans={[]} interval="month" />,
  "the choice before paying": () => <ChoosePlan plans={[]} action={action} />,
};

it.each(Object.entries(PRICES))("%s say whether tax comes on top, as the settings have it", (_, card) => {
  expect(renderToStaticMarkup(card())).toContain("No tax is added to these prices.");
  vi.stubEnv("TAX_RATE_PERCENT", "8.87");
  resetEnv();
  expect(renderToStaticMarkup(card())).toContain("Prices exclude tax: 8.87 % is added on the invoice.");
});
