import { expect, type Page } from "@playwright/test";
import { type newcomer, PASSWORD } from "./newcomer";

export type Tab = "Card" | "PayPal" | "Bank transfer";

/** From the price list to /payment, with one way to pay chosen. Answers the number of the invoice that is open there. */
export async function orderGrowth(
  page: Page,
  person: ReturnType<typeof newcomer>,
  tab: Tab,
): Promise<string> {
  await page.goto("/pricing");
  await page.getByRole("link", { name: "Get started - $139/mo" }).first().click();
  await page.locator('input[name="name"]').fill(person.name);
  await page.locator('input[name="account_name"]').fill("Newcomer Ltd");
  await page.locator('input[name="email"]').fill(person.email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: /./ }).last().click();
  await expect(page).toHaveURL(/\/payment$/);
  await page.getByRole("navigation", { name: "Payment method" }).getByRole("link", { name: tab }).click();
  await expect(page).toHaveURL(/method=/);
  const title = await page.getByText(/^Invoice INV-\d+-\d{6}-0001$/).textContent();
  return title?.replace("Invoice ", "") ?? "";
}
