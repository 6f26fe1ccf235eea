import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { newcomer } from "./newcomer";
import { orderGrowth, type Tab } from "./order-growth";

test.beforeEach(() => test.slow());

const PROVIDERS: { tab: Tab; button: string; address: string }[] = [
  { tab: "Card", button: "Pay by card", address: process.env.STRIPE_API_BASE ?? "" },
  { tab: "PayPal", button: "Pay with PayPal", address: process.env.PAYPAL_API_BASE ?? "" },
];

for (const { tab, button, address } of PROVIDERS)
  test(`money that takes days by ${tab} is said to be on its way everywhere, and then pays the invoice @both`, async ({
    page,
    request,
  }) => {
    const number = await orderGrowth(page, newcomer(), tab);
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("button", { name: "Pay with money that takes days" }).click();
    await expect(page).toHaveURL(/\/payment\?checkout=done/);
    await expect(page.getByText("Your payment is on its way")).toBeVisible();
    await expect(page.getByText("Don't pay again")).toBeVisible();
    await expectAccessible(page);
    await page.goto("/billing");
    await expect(page.getByRole("main").getByText("Go to payment")).toHaveCount(0);
    await request.put(`${address}/arrivals/${number}`);
    await page.goto("/payment");
    await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
    await expectAccessible(page);
  });

test("an upgrade that waits to be paid is taken back, and nothing is due @both", async ({ page }) => {
  await orderGrowth(page, newcomer(), "Card");
  await page.getByRole("button", { name: "Pay by card" }).click();
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
  await page.goto("/billing/change?plan=scale&interval=month");
  await page.getByRole("button", { name: /^Continue and pay \$90/ }).click();
  await expect(page).toHaveURL(/\/payment/);
  await page.goto("/billing");
  await expect(page.getByText("Your upgrade starts once $90.00 is paid")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel upgrade" }).click();
  await expect(page.getByText("Your upgrade starts once")).toHaveCount(0);
  await page.goto("/payment");
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
});
