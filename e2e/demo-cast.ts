import { expect, type Page } from "@playwright/test";

const PASSWORD = "demo-heron-ladder-42";

/** Signs in as somebody of the demo cast, such as "olivia@acme.example". */
export async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/(sites|payment|billing)/);
}
