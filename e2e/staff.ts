import { type Browser, expect, type Page } from "@playwright/test";

/** A browser of its own, signed in as the superuser that the stories' app was started with. */
export async function signInAsStaff(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("/login");
  await page.locator('input[name="email"]').fill(process.env.ADMIN_EMAIL ?? "");
  await page.locator('input[name="password"]').fill(process.env.ADMIN_PASSWORD ?? "");
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  return page;
}
