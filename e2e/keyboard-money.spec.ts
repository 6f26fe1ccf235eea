import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { press, said, tabTo, tick, typeInto } from "./keyboard";
import { addSite, newcomer } from "./newcomer";
import { orderGrowth } from "./order-growth";
import { reportTransfer } from "./report-transfer";
import { signInAsStaff } from "./staff";

// What is paid for and decided, without a mouse.
test.beforeEach(() => test.slow());

test("a plan is paid by card, a smaller one chosen with the site that stays, and thought better of", async ({
  page,
}) => {
  const person = newcomer();
  await payGrowthByCard(page, person);
  await addSite(page, { name: "Bakery", url: `bakery.${person.domain}` });
  await addSite(page, { name: "Cafe", url: `cafe.${person.domain}` });

  await page.goto("/billing");
  await press(page, /^Choose Starter/);
  await expect(page.getByText("so 1 of yours will be read-only")).toBeVisible();
  await tick(page, "Bakery");
  await tick(page, "Cafe");
  await press(page, /^Change on/);
  await said(page, "Your plan change is noted.");
  await press(page, "Stay on Growth");
  await expect(page.getByRole("heading", { level: 1, name: /Stay on Growth/ })).toBeVisible();
  await press(page, "Stay on Growth");
  await expect(page.getByText(/^\$139\.00 on/)).toBeVisible();
  await tabTo(page, /^PDF/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^INV-\d+-\d{6}-0001\.pdf$/);
});

test("many transfers are ticked, some approved, one rejected with a reason, and it is reported again", async ({
  page,
  browser,
}) => {
  const [paid, lost] = [`TICK-${newcomer().domain}`, `TOCK-${newcomer().domain}`];
  await reportTransfer(page.request, newcomer(), paid);
  const loser = newcomer();
  await reportTransfer(page.request, loser, lost);
  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/payments");
  await tick(staff, new RegExp(`^Choose ${paid} `));
  await press(staff, "Approve selected");
  await said(staff, "1 of 1 approved");
  await tick(staff, new RegExp(`^Choose ${lost} `));
  await press(staff, "Reject selected instead");
  await typeInto(staff, "Reason", "Nothing arrived.");
  await press(staff, "Reject selected");
  await said(staff, "1 of 1 rejected");
  await staff.context().close();

  await page.goto("/login");
  await page.locator('input[name="email"]').fill(loser.email);
  await page.locator('input[name="password"]').fill("walnut-harbour-19-violin");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/(sites|payment)/);
  await page.goto("/payment?method=bank_transfer");
  await expect(page.getByText("Nothing arrived.")).toBeVisible();
  await typeInto(page, "Payment reference", `AGAIN-${loser.domain}`);
  await typeInto(page, /^Payer/, loser.name);
  await press(page, "I have sent it");
  await expect(page.getByText("Waiting for approval")).toBeVisible();
  await expectAccessible(page);
});

test("the ledger is narrowed and taken along as a file", async ({ page }) => {
  await payGrowthByCard(page, newcomer());
  await page.goto("/usage");
  await tabTo(page, /^Kind/);
  await page.keyboard.type("Refund");
  await press(page, "Filter");
  await expect(page).toHaveURL(/kind=refund/);
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await tabTo(page, "Export CSV");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe("credits.csv");
});

async function payGrowthByCard(page: Page, person: ReturnType<typeof newcomer>): Promise<void> {
  await orderGrowth(page, person, "Card");
  await press(page, "Pay by card");
  await page.getByRole("button", { name: "Pay", exact: true }).press("Enter"); // The provider's page: its focus is not ours.
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
}
