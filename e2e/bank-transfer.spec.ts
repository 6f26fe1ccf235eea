import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { newcomer } from "./newcomer";
import { orderGrowth } from "./order-growth";
import { signInAsStaff } from "./staff";

test.beforeEach(() => test.slow());

test("Growth by bank transfer: a visitor orders, staff confirm, the tenant has the credits", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  const reference = `SEPA-${person.domain}`;
  await orderGrowth(page, person, "Bank transfer");
  await expectAccessible(page);
  await expect(page.getByText(/^INV-\d+-\d{6}-0001$/).first()).toBeVisible();
  for (const value of ["beneficiary", "IBAN", "BIC", "amount", "reference"]) {
    await expect(page.getByRole("button", { name: `Copy ${value}` })).toBeVisible();
  }
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy IBAN" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("DE89370400440532013000");
  await page.getByLabel("Payment reference").fill(reference);
  await page.getByLabel("Payer").fill("Nora Newcomer");
  await page.getByRole("button", { name: "I have sent it" }).click();
  await expect(page.getByText("Waiting for approval")).toBeVisible();
  await expectAccessible(page);

  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/payments");
  await staff.getByRole("link", { name: reference }).click();
  await staff.getByRole("link", { name: "Approve", exact: true }).click();
  await staff.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(staff.getByText("The payment is approved")).toBeVisible();
  await staff.context().close();

  await page.goto("/sites");
  await expect(page.getByText("2,000 / 2,000").first()).toBeVisible();
  await page.goto("/billing");
  await expect(page.getByText(reference).first()).toBeVisible();
  await expectAccessible(page);
});

test("a rejected transfer says why, and may be reported again", async ({ page, browser }) => {
  const person = newcomer();
  const reference = `LOST-${person.domain}`;
  await orderGrowth(page, person, "Bank transfer");
  await page.getByLabel("Payment reference").fill(reference);
  await page.getByLabel("Payer").fill("Nora Newcomer");
  await page.getByRole("button", { name: "I have sent it" }).click();
  await expect(page.getByText("Waiting for approval")).toBeVisible();

  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/payments");
  await staff.getByRole("link", { name: reference }).click();
  await staff.getByRole("link", { name: "Reject", exact: true }).click();
  await staff.getByLabel(/reason/i).fill("Nothing arrived under this reference.");
  await staff.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(staff.getByText("The payment is rejected")).toBeVisible();
  await staff.context().close();

  await page.goto("/payment");
  await expect(page.getByText("Nothing arrived under this reference.")).toBeVisible();
  await expect(page.getByRole("button", { name: "I have sent it" })).toBeEnabled();
});
