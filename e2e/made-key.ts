import { expect, type Page } from "@playwright/test";

/** The key that the page shows, which it does this once, and in one place. */
export async function madeKey(page: Page): Promise<string> {
  await expect(page.getByText("You won't see it again")).toBeVisible();
  const shown = page.locator("code", { hasText: /^igny8_\S{40,}$/ });
  await expect(shown).toHaveCount(1);
  return (await shown.textContent()) ?? "";
}
