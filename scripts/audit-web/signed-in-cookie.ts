import type { Browser } from "@playwright/test";

/** Signs up a new tenant through the pages, and answers its cookies as one header. */
export async function signedInCookie(browser: Browser, origin: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/signup`);
  await page.locator('input[name="name"]').fill("Ada Audit");
  await page.locator('input[name="account_name"]').fill("Audit Ltd");
  await page.locator('input[name="email"]').fill(`audit-${crypto.randomUUID()}@example.com`);
  await page.locator('input[name="password"]').fill(`Quiet-harbour-${crypto.randomUUID()}`);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(`${origin}/sites`);
  const cookies = await context.cookies();
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
