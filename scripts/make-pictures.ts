import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { DEMO_PASSWORD, demoAddress } from "@/scripts/demo/cast";
import { projectRoot } from "@/scripts/launcher/project-root";
import { launchBrowser } from "./audit-web/browser";

const FOLDER = join(projectRoot, "components", "marketing", "pictures");
const SCREEN = { width: 1200, height: 900 };
const WIDTHS = [1200, 2400];
const QUALITY = 0.82;

/** Photographs the product for the home page. Needs a running app with the demo cast (`npm run manage -- seed --demo`). */
async function main(origin: string): Promise<void> {
  const browser = await launchBrowser();
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await signIn(browser, origin, colorScheme);
    await page.getByRole("link", { name: "Acme Outdoor" }).click();
    await page.getByRole("heading", { level: 1, name: "Acme Outdoor" }).waitFor();
    await page.waitForLoadState("networkidle");
    const png = (await page.screenshot()).toString("base64");
    for (const width of WIDTHS) {
      const file = join(FOLDER, `product-${colorScheme}-${width}.webp`);
      const picture = await toWebp(page, png, width);
      await writeFile(file, picture);
      console.log(`${file}  ${Math.round(picture.length / 1000)} kB`);
    }
    await page.context().close();
  }
  await browser.close();
}

/** Vera only looks, so that her page shows no forms. */
async function signIn(browser: Browser, origin: string, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, deviceScaleFactor: 2, colorScheme });
  const page = await context.newPage();
  await page.goto(`${origin}/login`);
  await page.locator('input[name="email"]').fill(demoAddress("vera", "acme"));
  await page.locator('input[name="password"]').fill(DEMO_PASSWORD);
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${origin}/sites`);
  return page;
}

/** The browser itself knows how to write WebP. */
async function toWebp(page: Page, png: string, width: number): Promise<Buffer> {
  const url = await page.evaluate(
    async ({ png, width, quality }) => {
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]), { resizeWidth: width, resizeQuality: "high" });
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", quality);
    },
    { png, width, quality: QUALITY },
  );
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

const origin = process.argv[2];
if (origin) await main(origin.replace(/\/+$/, ""));
else {
  console.error("Usage: node --import ./scripts/runtime.mjs scripts/make-pictures.ts http://127.0.0.1:3000");
  process.exitCode = 2;
}
