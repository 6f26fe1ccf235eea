import { expect, test } from "./story";

// What search engines, link previews and home screens are told.
const READY = [
  "/",
  "/pricing",
  "/contact",
  "/terms",
  "/privacy",
  "/docs",
  "/docs/api",
  "/security",
  "/changelog",
];
// How the service is doing is asked each time.
const PAGES = [...READY, "/status"];

test("every public page has a title of its own, a description, a canonical address and a picture", async ({
  page,
  request,
  baseURL,
}) => {
  const titles = new Set<string>();
  for (const path of PAGES) {
    await page.goto(path);
    titles.add(await page.title());
    const content = (name: string) =>
      page.locator(`meta[name="${name}"], meta[property="${name}"]`).first().getAttribute("content");
    expect((await content("description"))?.length ?? 0, `description of ${path}`).toBeGreaterThan(40);
    expect(await content("og:title"), path).toBeTruthy();
    expect(await content("twitter:card")).toBe("summary_large_image");
    const image = await request.get((await content("og:image")) ?? "");
    expect(image.headers()["content-type"]).toBe("image/png");
    const picture = await image.body();
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], `picture of ${path}`).toEqual([1200, 630]);
    const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
    expect(new URL(canonical ?? "").href, "the installation's own address").toBe(new URL(path, baseURL).href);
  }
  expect(titles.size).toBe(PAGES.length);
});

test("the sitemap lists pages that are there, and robots.txt names it", async ({ request, baseURL }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const sitemap = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? "";
  expect(sitemap).toBe(`${baseURL}/sitemap.xml`);
  expect(robots).toContain("Disallow: /admin");
  const listed = [...(await (await request.get(sitemap)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url = ""]) => url,
  );
  expect(listed.map((url) => new URL(url).pathname).sort()).toEqual([...PAGES].sort());
  for (const url of listed) expect((await request.get(url)).status(), url).toBe(200);
});

test("every public page is ready before it is asked for, and the same for everybody", async ({ request }) => {
  for (const path of READY) {
    // The first visitor to a page has it made, and so has who comes after a plan was edited; then it comes from memory.
    const readiness = async () => (await request.get(path)).headers().etag;
    await expect.poll(readiness, { message: path }).toMatch(/^"[\w-]{22}(?:-gzip|-br)?"$/);
    const headers = (await request.get(path)).headers();
    expect(headers["cache-control"], path).toMatch(/^s-maxage=\d+/);
    expect(headers["set-cookie"], path).toBeUndefined();
  }
});

test("structured data says who we are and what the plans cost", async ({ page }) => {
  const facts = async (path: string) => {
    await page.goto(path);
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    return blocks.map((text) => JSON.parse(text));
  };
  expect(await facts("/")).toContainEqual(
    expect.objectContaining({ "@context": "https://schema.org", "@type": "Organization", name: "IGNY8" }),
  );
  const pricing = JSON.stringify(await facts("/pricing"));
  for (const price of ["89.00", "139.00", "229.00"]) expect(pricing).toContain(price);
});

test("the set of icons is whole", async ({ page, request }) => {
  await page.goto("/");
  const icons = await page.locator('link[rel~="icon"], link[rel="apple-touch-icon"]').all();
  expect(icons.length).toBeGreaterThanOrEqual(3);
  for (const icon of icons) {
    const answer = await request.get((await icon.getAttribute("href")) ?? "");
    expect(answer.headers()["content-type"]).toMatch(/^image\//);
  }
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  for (const { src, sizes } of manifest.icons) {
    const picture = await (await request.get(src)).body();
    if (src.endsWith(".png")) expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
  }
});

test("the home page shows the product, in the visitor's colours, and links lead to its sections", async ({
  page,
}) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/");
    const picture = page.getByRole("img", { name: /A site in IGNY8/ });
    await picture.scrollIntoViewIfNeeded();
    expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toContain(
      `product-${colorScheme}`,
    );
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "WordPress" }).click();
  await expect(page.getByRole("heading", { name: "How the WordPress bridge works" })).toBeInViewport();
});
