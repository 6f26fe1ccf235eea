import { type Browser, expect, type Page } from "@playwright/test";

export const PASSWORD = "walnut-harbour-19-violin";

let met = 0;

/** Somebody who has never been here. */
export function newcomer() {
  const mark = `${Date.now().toString(36)}-${process.pid}-${++met}`;
  return { name: "Nora Newcomer", email: `nora-${mark}@example.test`, domain: `nora-${mark}.example.com` };
}

/** From the price list to /sites, signed in on a free trial. */
export async function startTrial(page: Page, person: ReturnType<typeof newcomer>): Promise<void> {
  await page.goto("/pricing");
  await page.getByRole("link", { name: "Start free trial" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Start your free trial" })).toBeVisible();
  await page.locator('input[name="name"]').fill(person.name);
  await page.locator('input[name="email"]').fill(person.email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.getByRole("button", { name: "Start free trial" }).click();
  await expect(page).toHaveURL(/\/sites$/);
}

/** The first site, through the form behind the empty list. */
export async function addSite(
  page: Page,
  site: { name: string; url: string; industry?: string },
): Promise<void> {
  await page.goto("/sites/new");
  await page.getByLabel("Name", { exact: true }).fill(site.name);
  await page.getByLabel("Address").fill(site.url);
  if (site.industry) await page.getByLabel(/^Industry/).selectOption({ label: site.industry });
  await page.getByRole("button", { name: "Add site" }).click();
  await expect(page.getByRole("heading", { level: 1, name: site.name })).toBeVisible();
}

/** On another device of theirs: a browser of its own. */
export async function signInElsewhere(browser: Browser, email: string): Promise<Page> {
  const device = await (await browser.newContext()).newPage();
  await device.goto("/login");
  await device.locator('input[name="email"]').fill(email);
  await device.locator('input[name="password"]').fill(PASSWORD);
  await device.locator("main").getByRole("button", { name: "Sign in" }).click();
  await expect(device).toHaveURL(/\/sites$/);
  return device;
}
