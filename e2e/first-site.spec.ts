import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { newcomer, startTrial } from "./newcomer";
import { expect, test } from "./story";

// Each story walks through several pages, with axe on each: give a busy machine its time.
test.beforeEach(() => test.slow());

test("a visitor goes from the price list to a site with two sectors @both", async ({ page }) => {
  const person = newcomer();
  await page.goto("/pricing");
  await expectAccessible(page);
  await startTrial(page, person);
  await expect(page.getByRole("heading", { name: "No sites yet" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Add a site" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Add a site" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("Nora's Bakery");
  await page.getByLabel("Address").fill(`HTTPS://${person.domain.toUpperCase()}/`);
  await page.getByLabel(/^Industry/).selectOption({ label: "Health & Wellness" });
  await page.getByRole("button", { name: "Add site" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Nora's Bakery" })).toBeVisible();
  await expect(page.getByRole("link", { name: person.domain })).toHaveAttribute(
    "href",
    `https://${person.domain}`,
  );
  await expectAccessible(page);
  await page.getByLabel("Dental Practices").check();
  await page.getByLabel("Or name your own").fill("Sourdough");
  await page.getByRole("button", { name: "Add sectors" }).click();
  const chips = page.getByRole("list", { name: "Sectors of this site" }).getByRole("listitem");
  await expect(chips).toHaveText(["Dental Practices", "Sourdough"]);
  await expectAccessible(page);

  const goOn = await holdBackPosts(page);
  await page.getByRole("button", { name: "Remove Sourdough" }).click();
  await expect(chips.filter({ visible: true })).toHaveText(["Dental Practices"]); // Before the server has answered.
  goOn();
  await expect(page.getByText("Sector removed.")).toBeVisible();
  await expect(chips).toHaveText(["Dental Practices"]);

  await page.goto("/sites");
  await expect(page.getByText("2 of 5 steps done.")).toBeVisible();
  await expect(page.getByText("1 of 1 site used")).toBeVisible();
  await expectAccessible(page);
});

test("a form keeps what was typed and says beside the field what is wrong", async ({ page }) => {
  await startTrial(page, newcomer());
  await page.goto("/sites/new");
  await page.getByLabel("Name", { exact: true }).fill("My site");
  await page.getByLabel("Address").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Add site" }).click();
  await expect(page.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/domain name|address/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("My site");
  await expectAccessible(page);
});

test("a site is edited and deleted, and its slot is free again", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await page.goto("/sites/new");
  await page.getByLabel("Name", { exact: true }).fill("First");
  await page.getByLabel("Address").fill(person.domain);
  await page.getByRole("button", { name: "Add site" }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit First" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("Renamed");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
  await page.getByRole("link", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Delete Renamed?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete site" }).click();
  await expect(page.getByText("its slot is free")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No sites yet" })).toBeVisible();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor goes from the price list to a site with two sectors @both", async ({ page }) => {
    const person = newcomer();
    await startTrial(page, person);
    await page.getByRole("link", { name: "Add a site" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Plain site");
    await page.getByLabel("Address").fill(person.domain);
    await page.getByRole("button", { name: "Add site" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Plain site" })).toBeVisible();
    for (const sector of ["Bread", "Cake"]) {
      await page.getByLabel("Or name your own").fill(sector);
      await page.getByRole("button", { name: "Add sectors" }).click();
    }
    const chips = page.getByRole("list", { name: "Sectors of this site" }).getByRole("listitem");
    await expect(chips).toHaveText(["Bread", "Cake"]);
  });
});

/** What is posted waits until the function that is answered is called. */
async function holdBackPosts(page: Page): Promise<() => void> {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route("**", async (route) => {
    if (route.request().method() === "POST") await gate;
    await route.continue();
  });
  return () => goOn();
}
