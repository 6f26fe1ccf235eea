import { newcomer, PASSWORD, startTrial } from "./newcomer";
import { picture } from "./picture";
import { expect, test } from "./story";

test("public pages offer the way back to somebody who is signed in, and no longer once they are out @both", async ({
  page,
}) => {
  await startTrial(page, newcomer());
  for (const path of ["/", "/pricing", "/docs", "/status"]) {
    await page.goto(path);
    const way = page.getByRole("banner").getByRole("link", { name: "Open IGNY8" });
    await expect(way).toBeVisible();
    await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toHaveCount(0);
  }
  await picture(page, "way-back");
  await page.getByRole("banner").getByRole("link", { name: "Open IGNY8" }).click();
  await expect(page).toHaveURL(/\/sites$/);
  await page.context().clearCookies({ name: /session-token/ }); // A hint that outlives its session opens nothing.
  await page.goto("/pricing");
  await page.getByRole("banner").getByRole("link", { name: "Open IGNY8" }).click();
  await expect(page).toHaveURL(/\/login$/);
});

test("yearly stays chosen over a reload, and through signing in instead", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await page.context().clearCookies();
  await page.goto("/pricing");
  await page.getByText("Yearly", { exact: false }).first().click();
  await expect(page).toHaveURL(/\/pricing\?interval=year$/);
  await page.reload();
  await expect(page.getByRole("radio", { name: /Yearly/ })).toBeChecked();
  await page.locator('a[href="/signup?plan=growth&interval=year"]:visible').click();
  await expect(page.locator("main")).toContainText("/yr");
  await page.locator("main").getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.locator('input[name="email"]').fill(person.email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/billing\/change\?plan=growth&interval=year$/);
});
