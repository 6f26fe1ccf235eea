import { expectAccessible } from "./accessible";
import { pictures } from "./picture";
import { expect, test } from "./story";

test.beforeEach(() => test.slow());

const PAGES = [
  "/docs",
  "/docs/errors",
  "/docs/webhooks",
  "/docs/api",
  "/docs/api/sites",
  "/docs/api/objects",
];

test("the documentation works where no other host can be reached, and asks none", async ({
  page,
  baseURL,
}) => {
  const isForeign = (url: URL) => /^(http|ws)/.test(url.protocol) && url.host !== new URL(baseURL ?? "").host;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (isForeign(new URL(request.url()))) asked.push(request.url());
  });
  await page.route(isForeign, (route) => route.abort());
  for (const path of PAGES) await page.goto(path, { waitUntil: "networkidle" });
  await page.goto("/docs/api/credits");
  const operation = page.getByRole("region", { name: "Take the credits that an operation costs" });
  await operation.getByText("What it refuses").click();
  await operation.getByRole("link", { name: "insufficient_credits" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Compare required with available." })).toBeVisible();
  expect(asked).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an integrator searches for an error, and goes from the guide to an operation and its object @both", async ({
    page,
  }) => {
    await page.goto("/docs");
    await page.getByRole("searchbox", { name: "Search the documentation" }).fill("budget exceeded");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/docs\/search\?q=budget\+exceeded$/);
    await expect(page.getByText("One result.")).toBeVisible();
    await page.getByRole("link", { name: "budget_exceeded" }).click();
    await expect(page).toHaveURL(/\/docs\/errors#budget_exceeded$/);
    await page.goto("/docs/api");
    await page.getByRole("link", { name: "List sites" }).click();
    await expect(page).toHaveURL(/\/docs\/api\/sites#getSites$/);
    await expect(page.getByText('"success": true').first()).toBeVisible();
    await page.getByRole("link", { name: "Site", exact: true }).first().click();
    await expect(page).toHaveURL(/\/docs\/api\/objects#Site$/);
  });
});

for (const scheme of ["light", "dark"] as const)
  test(`each kind of page of the documentation is looked at, ${scheme}`, async ({ page }) => {
    for (const path of [...PAGES, "/docs/search?q=webhook"]) {
      await page.goto(path);
      await pictures(page, path.replace(/\W+/g, "-").slice(1), scheme);
    }
    await page.goto("/docs/api/webhooks");
    await expectAccessible(page);
  });
