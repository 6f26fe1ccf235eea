import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { confirmAddressOf } from "./in-the-database";
import { madeKey } from "./made-key";
import { addSite, newcomer, startTrial } from "./newcomer";
import { expect, test } from "./story";

test.beforeEach(() => test.slow());

const HOUR_MS = 3_600_000;

test("a key for one site is shown once, copied whole, and listed by its prefix with what it may do", async ({
  page,
  context,
  request,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const key = await makeKeyForOneSite(page);
  await page.getByRole("button", { name: "Copy key" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);

  await reloadsWithout(key, page);
  await expect(cell(page, key, "Key")).toContainText(`${prefixOf(key)}…`);
  await expect(cell(page, key, "For")).toHaveText("Bakerybridge:read, bridge:write");
  await expect(cell(page, key, "Last used")).toHaveText("Never");
  expect(await hoursLeft(page, key)).toBeCloseTo(90 * 24, 0);
  const { site, scopes } = (await (await verify(request, key)).json()).data;
  expect([site.name, scopes]).toEqual(["Bakery", ["bridge:read", "bridge:write"]]);
});

test("a key that was used says so, works beside its successor, and is refused once it is revoked", async ({
  page,
  request,
}) => {
  const old = await makeKeyForOneSite(page);
  expect((await verify(request, old)).status()).toBe(200);
  const lastUse = async () => {
    await page.reload(); // It is written a moment after the call.
    return cell(page, old, "Last used").textContent();
  };
  await expect.poll(lastUse, { intervals: [500] }).toMatch(/^just now127\.0\.0\.1/);

  await page.getByLabel("Rotate Nightly import").click();
  await page.getByLabel("The old key works").selectOption({ label: "one more hour" });
  await page.getByRole("button", { name: "Make the new key" }).click();
  const fresh = await madeKey(page);
  await reloadsWithout(fresh, page);
  await expect(cell(page, old, "Key")).toContainText("Replaced");
  expect(await hoursLeft(page, old)).toBeCloseTo(1, 0);
  await expect(cell(page, fresh, "Key")).toContainText("Active");
  await expect(cell(page, fresh, "For")).toHaveText("Bakerybridge:read, bridge:write");
  for (const key of [old, fresh]) expect((await verify(request, key)).status()).toBe(200);

  await rowOf(page, fresh).getByLabel("Revoke Nightly import").click();
  await expect(
    page.getByText("Anything that uses it is refused from now on.").filter({ visible: true }),
  ).toHaveCount(1);
  expect((await verify(request, fresh)).status()).toBe(200); // It only asked.
  await rowOf(page, fresh).getByRole("button", { name: "Revoke the key" }).click();
  await expect(page.getByText("The key is revoked.")).toBeVisible();
  await expect(cell(page, fresh, "Key")).toContainText("Revoked");
  expect((await verify(request, fresh)).status()).toBe(401);
  expect((await verify(request, old)).status()).toBe(200); // Each has a life of its own.
});

/** By somebody new, for what the bridge may do; /api-keys stays open and shows it. */
async function makeKeyForOneSite(page: Page): Promise<string> {
  const person = newcomer();
  await startTrial(page, person);
  await confirmAddressOf(person.email);
  await addSite(page, { name: "Bakery", url: person.domain });
  await page.goto("/api-keys");
  await page.getByLabel("Name", { exact: true }).fill("Nightly import");
  await page.getByLabel("Site", { exact: true }).selectOption({ label: "Bakery" });
  await page.getByLabel("Ends", { exact: true }).selectOption({ label: "In 90 days" });
  await page.getByLabel("See the balance and the ledger").uncheck();
  await page.getByLabel("Spend and refund credits").uncheck();
  await page.getByRole("button", { name: "Make a key" }).click();
  return madeKey(page);
}

/** Neither the key nor its secret part is anywhere in the page, its scripts included. */
async function reloadsWithout(key: string, page: Page): Promise<void> {
  await page.reload();
  await expect(rowOf(page, key)).toBeVisible();
  expect(await page.content()).not.toContain(key.split("_")[3]);
}

async function hoursLeft(page: Page, key: string): Promise<number> {
  const endsAt = await cell(page, key, "Ends").locator("time").getAttribute("datetime");
  return (Date.parse(endsAt ?? "") - Date.now()) / HOUR_MS;
}

const COLUMNS = ["Key", "For", "Last used", "Ends"] as const;

function cell(page: Page, key: string, column: (typeof COLUMNS)[number]): Locator {
  return rowOf(page, key).getByRole("cell").nth(COLUMNS.indexOf(column));
}

function rowOf(page: Page, key: string): Locator {
  return page.getByRole("row").filter({ hasText: prefixOf(key) });
}

function prefixOf(key: string): string {
  return key.split("_").slice(0, 2).join("_");
}

function verify(request: APIRequestContext, key: string) {
  return request.get("/api/v1/bridge/verify/", { headers: { authorization: `Bearer ${key}` } });
}
