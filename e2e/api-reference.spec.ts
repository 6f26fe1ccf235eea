import { expect, test } from "./story";

// The viewer draws every operation before it shows one: give a busy machine its time, and spare it a trace of them all.
test.use({ trace: "off" });
test.beforeEach(() => test.slow());

test("the API reference works where no other host can be reached, and asks none", async ({
  page,
  baseURL,
}) => {
  const isForeign = (url: URL) => /^(http|ws)/.test(url.protocol) && url.host !== new URL(baseURL ?? "").host;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (isForeign(new URL(request.url()))) asked.push(request.url());
  });
  await page.route(isForeign, (route) => route.abort());
  await page.goto("/docs/api");
  await page.getByText("Take the credits that an operation costs").click({ timeout: 120_000 });
  await expect(page.getByText("insufficient_credits").first()).toBeVisible(); // What it answers unfolds.
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
});
