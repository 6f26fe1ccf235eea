import type { Page } from "@playwright/test";

/** What a person can read there; scripts and hidden parts are not in it. */
export async function visibleText(page: Page, selector = "body"): Promise<string> {
  return (await page.locator(selector).allInnerTexts()).join("\n");
}
