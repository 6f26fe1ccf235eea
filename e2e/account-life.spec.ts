import { asWordPress } from "./as-wordpress";
import { signInAs } from "./demo-cast";
import { confirmAddressOf, linkMailedTo } from "./in-the-database";
import { madeKey } from "./made-key";
import { addSite, newcomer, PASSWORD, signInElsewhere, startTrial } from "./newcomer";
import { picture } from "./picture";
import { expect, test } from "./story";

// What people do once and rarely: the first steps, a new address, other devices, a colleague, the archive.
test.beforeEach(() => test.slow());

test("the first steps lead from one to the next; WordPress calls, they are gone, and its site shows what it told", async ({
  page,
  request,
}) => {
  const person = newcomer();
  await startTrial(page, person);
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(page.getByText("0 of 5 steps done.")).toBeVisible();
  await addSite(page, { name: "First", url: person.domain });
  await page.getByLabel("Or name your own").fill("Sourdough");
  await page.getByRole("button", { name: "Add sectors" }).click();
  await expect(page.getByRole("button", { name: "Remove Sourdough" })).toBeVisible();
  await page.goto((await linkMailedTo(person.email, "verify-email")) ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText(`${person.email} is confirmed.`)).toBeVisible();
  await page.goto("/sites");
  await expect(page.getByText("3 of 5 steps done.")).toBeVisible();
  await page.getByRole("link", { name: "Make a key" }).click();
  await page.getByRole("button", { name: "Make a key" }).click();
  const wordpress = asWordPress(request, await madeKey(page), person.domain);
  const heardAt = await wordpress.heartbeat();
  await expect(page.getByText("Connected since")).toBeVisible({ timeout: 20_000 }); // The page notices on its own.
  const fact = (term: string) => page.locator(`dt:text-is("${term}") + dd`);
  await expect(page.locator("#connect").getByRole("status").first()).toHaveText(/^Connected/);
  await expect(fact("Last contact").locator("time")).toHaveAttribute("datetime", heardAt);
  await expect(fact("Versions")).toHaveText("WordPress 6.8.3, PHP 8.3.14, plugin 1.0.0");
  await expect(fact("Content types")).toHaveText("page, post");
  await wordpress.sendContent([
    { type: "page", status: "publish", count: 2 },
    { type: "post", status: "draft", count: 1 },
    { type: "post", status: "publish", count: 3 },
  ]);
  await page.reload();
  const counts = page.getByRole("navigation", { name: "Content by type and status" }).getByRole("link");
  await expect(counts).toHaveText([
    /^All ?6$/,
    /^page · published ?2$/,
    /^post · draft ?1$/,
    /^post · published ?3$/,
  ]);
  await page.goto("/sites");
  await expect(page.getByRole("heading", { level: 1, name: "Sites" })).toBeVisible();
  await expect(page.getByText("page: 2 published · post: 3 published, 1 draft")).toBeVisible();
  await expect(steps).toHaveCount(0);
  await expect(page.getByText("steps done")).toHaveCount(0);
});

test("an address changes when both have opened their links; before that it can be called off", async ({
  page,
}) => {
  const person = newcomer();
  const moved = `moved-${person.email}`;
  await startTrial(page, person);
  await askToMoveTo(page, moved);
  await expect(page.getByText(`Changes to ${moved}`)).toBeVisible();
  await picture(page, "address-change");
  await page.getByRole("button", { name: "Cancel the change" }).click();
  await expect(page.getByText(`Changes to ${moved}`)).toHaveCount(0);

  await askToMoveTo(page, moved);
  await expect(page.getByText(`Changes to ${moved}`)).toBeVisible();
  await page.goto((await linkMailedTo(moved, "email-change")) ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText("when the other address has confirmed too")).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText(`Waits for the link sent to ${person.email}.`)).toBeVisible();
  await page.goto((await linkMailedTo(person.email, "email-change-approval")) ?? "");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText(`${moved} is confirmed.`)).toBeVisible();
  await page.goto("/settings");
  await expect(page.locator("main")).toContainText(`${moved}Confirmed`);
});

async function askToMoveTo(page: import("@playwright/test").Page, address: string): Promise<void> {
  await page.goto("/settings");
  await page.getByLabel("New address").fill(address);
  await page.getByLabel("Your password").first().fill(PASSWORD);
  await page.getByRole("button", { name: "Change address" }).click();
  await expect(page.getByText("Open both links")).toBeVisible();
}

test("devices are ended one by one and all at once, and this one stays", async ({ page, browser }) => {
  const person = newcomer();
  await startTrial(page, person);
  const elsewhere = () => signInElsewhere(browser, person.email);
  const [phone, office, library] = [await elsewhere(), await elsewhere(), await elsewhere()];
  await page.goto("/settings/security");
  const ends = page.getByRole("button", { name: /^Sign out Chrome/ });
  await expect(ends).toHaveCount(3);
  await ends.first().click();
  await expect(ends).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(ends).toHaveCount(0);
  for (const other of [phone, office, library]) {
    await other.goto("/sites");
    await expect(other).toHaveURL(/\/login/);
    await other.context().close();
  }
  await page.goto("/sites");
  await expect(page).toHaveURL(/\/sites$/);
});

test("two-factor sign-in is a step away from the settings", async ({ page }) => {
  await startTrial(page, newcomer());
  await page.goto("/settings/security");
  await page.getByRole("link", { name: "Set up two-factor sign-in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Two-factor sign-in" })).toBeVisible();
  await picture(page, "two-factor");
});

test("the archive of an account is one JSON file with what it owns", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await addSite(page, { name: "Mine", url: person.domain });
  await page.goto("/settings/account");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download archive" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^igny8-\d+-\d{4}-\d\d-\d\d\.json$/);
  const { default: fs } = await import("node:fs/promises");
  const archive = JSON.parse(await fs.readFile(await download.path(), "utf8"));
  expect(archive).toMatchObject({ sites: [{ name: "Mine" }], people: [{ email: person.email }] });
});

test("an invitation is copied, sent again, taken up and the account handed over", async ({
  page,
  browser,
}) => {
  await signInAs(page, "stan@strangers.example");
  const guest = newcomer();
  await page.goto("/team");
  await page.getByLabel("Email address").fill(guest.email);
  await page.getByLabel("Role").first().selectOption("admin");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("button", { name: "Copy link" }).first()).toBeVisible();
  await page.getByRole("button", { name: `Send again to ${guest.email}` }).click();
  await expect(page.getByText(/sent again|is on its way|new link/i).first()).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto((await linkMailedTo(guest.email, "invitation")) ?? "");
  await other.locator('input[name="name"], input[name="first_name"]').first().fill("Gus Guest");
  await other.locator('input[name="password"]').fill(PASSWORD);
  await other.locator('main button[type="submit"]').click();
  await expect(other).toHaveURL(/\/sites$/);

  await page.goto("/team");
  await page.getByLabel(`Hand the account over to ${guest.email}`).click();
  await page.getByRole("button", { name: `Hand over to ${guest.email}` }).click();
  await expect(page.getByLabel(`Hand the account over to ${guest.email}`)).toHaveCount(0);
  await other.goto("/team");
  await other.getByLabel("Hand the account over to stan@strangers.example").click();
  await other.getByRole("button", { name: "Hand over to stan@strangers.example" }).click();
  await expect(other.getByLabel("Hand the account over to stan@strangers.example")).toHaveCount(0);
  await page.goto("/team");
  await page.getByLabel(`Remove ${guest.email}`, { exact: true }).click();
  await page.getByRole("button", { name: `Yes, remove ${guest.email}` }).click();
  await expect(page.getByText(guest.email)).toHaveCount(0);
  await other.context().close();
});

test("credits that run low are told over every page, once a threshold", async ({ page, request }) => {
  const person = newcomer();
  await startTrial(page, person);
  await confirmAddressOf(person.email);
  const login = await request.post("/api/v1/auth/login/", {
    data: { email: person.email, password: PASSWORD },
  });
  const { access } = (await login.json()).data;
  const spend = async (units: number) => {
    const answer = await request.post("/api/v1/credits/consume/", {
      headers: { authorization: `Bearer ${access}`, "idempotency-key": `spend-${units}` },
      data: { operation: "site_analysis", units },
    });
    expect(answer.status()).toBe(200);
  };
  await expect(page.getByText("of your credits are left")).toHaveCount(0);
  await spend(65); // 1,625 of 2,000
  await page.goto("/team");
  await expect(page.getByText("Less than 20 % of your credits are left")).toBeVisible();
  await picture(page, "low-credits-20");
  await page.getByRole("button", { name: "Put aside" }).click();
  await expect(page.getByText("of your credits are left")).toHaveCount(0);
  await page.goto("/usage");
  await expect(page.getByText("of your credits are left")).toHaveCount(0);
  await spend(12); // 1,925
  await page.goto("/settings");
  await expect(page.getByText("Less than 5 % of your credits are left")).toBeVisible();
  await picture(page, "low-credits-5");
});
