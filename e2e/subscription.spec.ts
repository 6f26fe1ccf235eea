import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { addSite, newcomer } from "./newcomer";
import { orderGrowth } from "./order-growth";

test.beforeEach(() => test.slow());

test("a subscriber sees what a smaller plan takes away, chooses the site that stays, cancels and resumes", async ({
  page,
}) => {
  const person = newcomer();
  await payGrowthByCard(page, person);
  await addSite(page, { name: "Bakery", url: `bakery.${person.domain}` });
  await addSite(page, { name: "Café", url: `cafe.${person.domain}` });

  await page.goto("/billing");
  await expect(page.getByText(/^\$139\.00 on \d{1,2} \w{3} \d{4}$/)).toBeVisible();
  await page.getByRole("link", { name: "Choose Starter" }).click();
  await expect(page.getByText("room for 1 site, so 1 of yours will be read-only")).toBeVisible();
  await page.getByLabel("Café").check();
  await page.getByRole("button", { name: /^Change on/ }).click();
  await expect(page.getByText("Starter has room for 1 site. Choose at most 1.")).toBeVisible();
  await expect(page.getByLabel("Bakery")).toBeChecked();
  await expect(page.getByLabel("Café")).toBeChecked();
  await expectAccessible(page);
  await page.getByLabel("Bakery").uncheck();
  await page.getByRole("button", { name: /^Change on/ }).click();
  await expect(page.getByText("Your plan change is noted.")).toBeVisible();
  await expect(page.getByText(/^Starter on \d{1,2} \w{3} \d{4}$/)).toBeVisible();
  await expect(page.getByText(/^\$89\.00 on/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Stay on Growth" }).click();
  await page.getByRole("button", { name: "Stay on Growth" }).click();
  await expect(page.getByText(/^\$139\.00 on/)).toBeVisible();

  await page.getByRole("link", { name: "Cancel subscription" }).click();
  await page.getByLabel("What made you decide?").fill("Too quiet.");
  await page.getByRole("button", { name: "Cancel subscription" }).click();
  await expect(page.getByText("Cancelled, still running")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Your subscription will continue.")).toBeVisible();
});

test("an upgrade is paid and works at once; its invoice and the first one are there as PDF @both", async ({
  page,
}) => {
  await payGrowthByCard(page, newcomer());
  await page.goto("/billing/change?plan=scale&interval=month");
  await page.getByRole("button", { name: /^Continue and pay \$90/ }).click();
  await expect(page.getByText(/^Upgrade from Growth to Scale/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Pay by card" }).click();
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(page.getByText(/^Upgrade from Growth to Scale, until/)).toBeVisible();
  await page.goto("/billing");
  const invoices = page.getByRole("region", { name: "Invoices, newest first" });
  await expect(invoices.getByText("Paid")).toHaveCount(2);
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    invoices.getByRole("link", { name: /^PDF/ }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^INV-\d+-\d{6}-0002\.pdf$/);
  await invoices.getByRole("link", { name: /^INV-.*-0001$/ }).click();
  await expect(page.getByText(/^Paid \d{1,2} \w+ \d{4}/)).toBeVisible();
  await expectAccessible(page);
});

test("the card is changed on Stripe's own page", async ({ page }) => {
  await payGrowthByCard(page, newcomer());
  await page.goto("/billing");
  await page.getByRole("button", { name: "Card and receipts" }).click();
  await expect(page.getByRole("heading", { name: "Customer portal" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await expect(page).toHaveURL(/\/billing$/);
});

async function payGrowthByCard(page: Page, person: ReturnType<typeof newcomer>): Promise<void> {
  await orderGrowth(page, person, "Card");
  await page.getByRole("button", { name: "Pay by card" }).click();
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
}
