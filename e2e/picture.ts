import { type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";

/** Keeps a picture of the page with the test's results, and sees that axe finds nothing on it. */
export async function picture(page: Page, name: string): Promise<void> {
  const path = test.info().outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await test.info().attach(name, { path, contentType: "image/png" });
  await expectAccessible(page);
}

export type Look = { width: number; colorScheme: "light" | "dark" };

export const LOOKS: Look[] = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 390, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
];

export async function lookAs(page: Page, { width, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width > 600 ? 800 : 844 });
  await page.emulateMedia({ colorScheme });
}
