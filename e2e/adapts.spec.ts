import type { Page } from "@playwright/test";
import { signInAs } from "./demo-cast";
import { picture } from "./picture";
import { expect, test } from "./story";

// Pages adapt to people: their zoom, their colours, their setting for less motion.
test.beforeEach(() => test.slow());

const VISITORS = [
  "/",
  "/pricing",

  "/contact",
  "/terms",
  "/privacy",
  "/signup",
  "/signup?plan=growth",
  "/login",
];
const MORE = [
  "/forgot-password",
  "/reset-password?token=x",
  "/verify-email",
  "/verify-email?token=x",
  "/invite/unknown",
];
const TENANTS = [
  "/sites",
  "/sites/new",
  "/sites/new/many",
  "/sites?view=table",
  "/usage",
  "/api-keys",
  "/team",
  "/billing",
  "/settings",
  "/settings/security",
  "/settings/notifications",
  "/settings/account",
  "/settings/webhooks",
  "/activity",
  "/two-factor",
  "/payment",
];

test("at 400 % zoom, 320 pixels wide, no page scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of [...VISITORS, ...MORE]) await fits(page, path);
  await signInAs(page, "olivia@acme.example");
  for (const path of TENANTS) await fits(page, path);
  await page.goto("/sites");
  await page.getByRole("link", { name: "Acme Outdoor" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Acme Outdoor" })).toBeVisible();
  await fits(page, new URL(page.url()).pathname);
});

test("in forced colours buttons have edges, and what is chosen stands out", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const path of ["/", "/pricing", "/signup"]) {
    await page.goto(path);
    await picture(page, `forced${path.replaceAll("/", "-")}`);
    for (const action of await page
      .getByRole("button")
      .or(page.locator('a[class*="bg-ink"]:not([href="#content"]), a[class*="bg-brand"]'))
      .all())
      if (await action.isVisible())
        expect(await edgeOf(action), await action.evaluate((it) => it.outerHTML)).toBeGreaterThanOrEqual(1);
  }
  await signInAs(page, "olivia@acme.example");
  for (const path of TENANTS) {
    await page.goto(path);
    await picture(page, `forced${path.replaceAll("/", "-")}`);
  }
  await page.goto("/sites");
  const chosen = page.locator('aside a[aria-current="page"]');
  const other = page.locator("aside a:not([aria-current])").last();
  expect(await chosen.evaluate((it) => getComputedStyle(it).backgroundColor)).not.toBe(
    await other.evaluate((it) => getComputedStyle(it).backgroundColor),
  );
});

test("who wants less motion gets none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of ["/", "/pricing", "/signup"]) {
    await page.goto(path);
    expect(await longestMotionMs(page)).toBeLessThanOrEqual(1);
  }
  await signInAs(page, "olivia@acme.example");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible();
  expect(await longestMotionMs(page)).toBeLessThanOrEqual(1);
});

test("axe finds nothing in menus, sheets, folds and answers either", async ({ page }) => {
  await signInAs(page, "olivia@acme.example");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible();
  await page.keyboard.type("acme");
  await expect(page.getByRole("option", { name: /Acme Outdoor/ })).toBeVisible();
  await picture(page, "command-menu");
  await page.keyboard.press("Escape");
  await page.goto("/team");
  for (const summary of await page.locator("main summary").all()) await summary.click();
  await picture(page, "team-folds");
  await page.goto("/api-keys");
  for (const summary of await page.locator("main summary").all()) await summary.click();
  await picture(page, "key-folds");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your name is saved." })).toBeVisible();
  await picture(page, "settings-saved");
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await picture(page, "settings-answers");
});

async function fits(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("h1").first()).toBeVisible();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${path} is wider than 320 pixels`).toBeLessThanOrEqual(0);
}

function edgeOf(locator: import("@playwright/test").Locator): Promise<number> {
  return locator.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth));
}

/** Milliseconds; an animation that is repeated counts each time. */
function longestMotionMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const ms = (text: string) =>
      Math.max(
        ...text.split(",").map((each) => Number.parseFloat(each) * (each.trim().endsWith("ms") ? 1 : 1000)),
      );
    return Math.max(
      ...[...document.querySelectorAll("*")].map((element) => {
        const style = getComputedStyle(element);
        return Math.max(
          ms(style.transitionDuration),
          style.animationName === "none" ? 0 : ms(style.animationDuration),
        );
      }),
    );
  });
}
