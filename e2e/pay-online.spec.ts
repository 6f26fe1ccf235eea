import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { newcomer } from "./newcomer";
import { orderGrowth, type Tab } from "./order-growth";

test.beforeEach(() => test.slow());

const PROVIDERS: { tab: Tab; button: string; page: RegExp; address: string }[] = [
  {
    tab: "Card",
    button: "Pay by card",
    page: /^Stripe Checkout: 139 usd$/,
    address: process.env.STRIPE_API_BASE ?? "",
  },
  {
    tab: "PayPal",
    button: "Pay with PayPal",
    page: /^PayPal: 139.00 USD$/,
    address: process.env.PAYPAL_API_BASE ?? "",
  },
];

for (const { tab, button, page: title, address } of PROVIDERS) {
  test.describe(`Growth by ${tab}`, () => {
    test("a visitor orders and pays; back here the page waits, notices by itself, and the credits are there @both", async ({
      page,
    }) => {
      await orderGrowth(page, newcomer(), tab);
      await expectAccessible(page);
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
      await page.getByRole("button", { name: "Pay, and tell later" }).click();
      await expect(page).toHaveURL(/\/payment\?checkout=done/);
      await expect(page.getByText("Waiting for the confirmation")).toBeVisible();
      await expectAccessible(page);
      await expectPaid(page, tab);
    });

    test("told before the payer is back, the page says paid at once", async ({ page }) => {
      await orderGrowth(page, newcomer(), tab);
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("button", { name: "Pay", exact: true }).click();
      await expectPaid(page, tab);
    });

    test("given up there, nothing is charged and the invoice is still open", async ({ page }) => {
      const number = await orderGrowth(page, newcomer(), tab);
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("link", { name: "Go back without paying" }).click();
      await expect(page.getByText("Nothing was charged")).toBeVisible();
      await expect(page.getByText(`Invoice ${number}`)).toBeVisible();
    });

    test("while the provider is down the page says so; the invoice stays open and trying again works", async ({
      page,
      request,
    }) => {
      const number = await orderGrowth(page, newcomer(), tab);
      await request.put(`${address}/outages/${number}`);
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByRole("alert").filter({ hasText: "payment provider" })).toBeVisible();
      await expect(page.getByText(`Invoice ${number}`)).toBeVisible();
      await expectAccessible(page);
      await request.delete(`${address}/outages/${number}`);
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("button", { name: "Pay", exact: true }).click();
      await expectPaid(page, tab);
      await expect(
        page.getByRole("region", { name: "Payments, newest first" }).getByText("$139.00"),
      ).toHaveCount(1);
    });

    test.describe("with JavaScript off", () => {
      test.use({ javaScriptEnabled: false });

      test("the form leads to the provider's page all the same, and the policy names no foreign origin", async ({
        page,
      }) => {
        await orderGrowth(page, newcomer(), tab);
        const policy = (await page.reload())?.headers()["content-security-policy"] ?? "";
        expect(policy).toContain("form-action 'self';");
        expect(policy).not.toMatch(/https?:|\*/);
        await page.getByRole("button", { name: button }).click();
        await expect(page.getByRole("heading", { name: title })).toBeVisible();
        await page.getByRole("button", { name: "Pay", exact: true }).click();
        await expectPaid(page, tab);
      });
    });
  });
}

/** Paid on /payment, the credits in the shell, and both in the books of /billing. */
async function expectPaid(page: Page, tab: Tab): Promise<void> {
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible({ timeout: 20_000 });
  await page.goto("/sites");
  await expect(page.getByText("2,000 / 2,000").first()).toBeAttached();
  await page.goto("/billing");
  await expect(page.getByRole("region", { name: "Payments, newest first" }).getByText(tab)).toBeVisible();
  await expect(page.getByRole("region", { name: "Invoices, newest first" }).getByText("Paid")).toBeVisible();
}
