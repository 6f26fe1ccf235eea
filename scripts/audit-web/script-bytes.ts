import type { Browser } from "@playwright/test";

/** Bytes of JavaScript as they travelled, until the page is quiet; the legacy polyfill is not fetched by this browser. */
export async function scriptBytes(
  browser: Browser,
  url: string,
  headers: Record<string, string>,
): Promise<number> {
  const context = await browser.newContext({ extraHTTPHeaders: headers });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return total;
}

/** Whether the page asks for its pictures before it is laid out. */
export async function isPreloaded(
  browser: Browser,
  url: string,
  headers: Record<string, string>,
): Promise<boolean> {
  const context = await browser.newContext({ extraHTTPHeaders: headers });
  const page = await context.newPage();
  await page.goto(url);
  const found = await page.locator('link[rel="preload"][as="image"]').count();
  await context.close();
  return found > 0;
}
