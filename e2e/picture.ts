import { type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";

const WIDE = 1280;
const NARROW = 390;

/** Keeps a picture of the page with the test's results, and sees that axe finds nothing on it. */
export async function picture(page: Page, name: string): Promise<void> {
  await keep(page, name);
  await expectAccessible(page);
}

/** The page as it stands, wide and narrow, by day or by night; axe looks at both by day, and at the narrow one by night. */
export async function pictures(page: Page, name: string, scheme: "light" | "dark" = "light"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  for (const width of [NARROW, WIDE]) {
    await page.setViewportSize({ width, height: width === WIDE ? 800 : 844 });
    await keep(page, `${name}-${width}-${scheme}`);
    if (width === NARROW || scheme === "light") await expectAccessible(page);
  }
}

/** Where nobody looks at them they are not taken: a picture of a whole page takes as long as axe's look at it. */
async function keep(page: Page, name: string): Promise<void> {
  if (process.env.CI) return;
  const path = test.info().outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await test.info().attach(name, { path, contentType: "image/png" });
}
