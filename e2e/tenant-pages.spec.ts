import { expectAccessible } from "./accessible";
import { addSite, newcomer, PASSWORD, startTrial } from "./newcomer";
import { expect, test } from "./story";

// Several pages a story, with axe on each: give a busy machine its time.
test.beforeEach(() => test.slow());

test("every page of a new account is honest about being empty, and accessible @both", async ({ page }) => {
  await startTrial(page, newcomer());
  await page.goto("/usage");
  await expect(page.getByText("Nothing spent yet.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Credit ledger" })).toContainText("2,000");
  await expectAccessible(page);
  await page.goto("/team");
  await expect(page.getByText("There is no seat left.")).toBeVisible();
  await expectAccessible(page);
  for (const [path, says] of [
    ["/settings", "Not confirmed"],
    ["/settings/security", "This device"],
    ["/settings/notifications", "can't be turned off"],
    ["/settings/account", "Billing details"],
    ["/settings/webhooks", "No endpoints yet"],
    ["/activity", "Opened the account"],
  ] as const) {
    await page.goto(path);
    await expect(page.locator("main").getByText(says).first()).toBeVisible();
    await expectAccessible(page);
  }
});

test("the ledger is filtered by a link's address and exported", async ({ page }) => {
  await startTrial(page, newcomer());
  await page.goto("/usage?kind=refund");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.goto("/usage");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("credits.csv");
});

test("a profile is changed, and the name shows at once", async ({ page }) => {
  await startTrial(page, newcomer());
  await page.goto("/settings");
  await page.getByLabel("First name").fill("Ñora");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved.")).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Ñora");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Account" }).click();
  await page.getByLabel("Country").selectOption("Germany");
  await page.getByLabel("Invoices go to").fill("no address");
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByLabel("Invoices go to")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Country")).toHaveValue("DE"); // What was chosen is still there.
  await expectAccessible(page);
});

test("an account is closed by its owner, and everybody is out", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await page.goto("/settings/account");
  const name = await page.getByLabel("Account name").inputValue();
  await page.getByLabel(/to confirm$/).fill(name);
  await page.getByLabel("Your password").last().fill(PASSWORD);
  await page.getByRole("button", { name: "Close account" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/sites");
  await expect(page).toHaveURL(/\/login/);
});

test("a site waits for WordPress and says how to connect it", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await addSite(page, { name: "Waiting", url: person.domain });
  await expect(page.getByText("Waiting for the first call")).toBeVisible();
  await expect(page.getByRole("img", { name: /^WordPress/ })).toHaveCount(3);
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByText("Confirm your email address first.")).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the plugin" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("igny8-bridge.zip");
});

test("at the plan's limit the page names the limit and the plan that lifts it", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await addSite(page, { name: "Only one", url: person.domain });
  await page.goto("/sites/new");
  await expect(page.getByText("The Free Trial plan includes 1 site.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Upgrade to Growth" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add site" })).toHaveCount(0);
});
