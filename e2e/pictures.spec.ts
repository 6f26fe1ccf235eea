import { signInAs } from "./demo-cast";
import { holdBack } from "./hold-back";
import { breakAccountOf } from "./in-the-database";
import { addSite, newcomer, startTrial } from "./newcomer";
import { picture, pictures } from "./picture";
import { expect, test } from "./story";

// Each list in each of its states, looked at: the pictures are kept with the results.
test.beforeEach(() => test.slow());

/** What a list says when it has something, and when it has nothing. */
const LISTS = [
  { path: "/sites", full: "Acme Outdoor", empty: "No sites yet" },
  { path: "/usage", full: "Clustering", empty: "Nothing spent yet." },
  { path: "/api-keys", full: "bridge:read, bridge:write", empty: "No keys yet" },
  { path: "/team", full: "vera@acme.example", empty: "Nobody is invited at the moment." },
  { path: "/billing", full: "ACME-2240", empty: "No invoices yet" },
] as const;

for (const scheme of ["light", "dark"] as const)
  test(`each list is full, ${scheme}`, async ({ page }) => {
    await signInAs(page, "olivia@acme.example");
    for (const { path, full } of LISTS) {
      await page.goto(path);
      await expect(page.locator("main").getByText(full).first()).toBeVisible();
      if (path === "/usage") await expect(page.locator(".recharts-bar-rectangle").first()).toBeVisible();
      await pictures(page, `full${path.replace("/", "-")}`, scheme);
    }
    await page.goto("/sites");
    await page.getByRole("link", { name: "Acme Outdoor" }).click();
    await expect(page.getByRole("region", { name: "Content inventory" })).toContainText("Gift cards");
    await expect(page.getByText("Connected since")).toBeVisible();
    await pictures(page, "full-site", scheme);
    await page.goto("/settings/security");
    await expect(page.getByText("This device")).toBeVisible();
    await pictures(page, "full-security", scheme);
    for (const section of ["", "/notifications", "/account"]) {
      await page.goto(`/settings${section}`);
      await pictures(page, `full-settings${section.replace("/", "-")}`, scheme);
    }
  });

test("each list is empty", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  for (const { path, empty } of LISTS) {
    await page.goto(path);
    await expect(page.locator("main").getByText(empty).first()).toBeVisible();
    await pictures(page, `empty${path.replace("/", "-")}`);
  }
  await page.goto("/usage?kind=refund");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await pictures(page, "empty-ledger");
  await addSite(page, { name: "Empty", url: person.domain });
  await expect(page.getByRole("heading", { name: "No content yet" })).toBeVisible();
  await pictures(page, "empty-site");
  await page.goto("/sites?q=nothing+of+that+name&state=silent");
  await expect(page.getByRole("heading", { name: "No site found" })).toBeVisible();
  await pictures(page, "empty-search");
});

test("each list says that it is loading", async ({ page }) => {
  await signInAs(page, "olivia@acme.example");
  for (const { path } of LISTS) {
    await page.goto("/settings");
    await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
    const goOn = await holdBack(page, path);
    await page.locator(`nav[aria-label="Main"] a[href="${path}"]:visible`).click();
    await expect(page.locator("main").getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeHidden();
    await pictures(page, `loading${path.replace("/", "-")}`);
    goOn();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.locator("main").getByRole("status").filter({ hasText: "Loading" })).toBeHidden();
  }
});

test("each list that can't be read says so, and what to do", async ({ page, complaints }) => {
  const person = newcomer();
  await startTrial(page, person);
  await addSite(page, { name: "Broken", url: person.domain });
  const site = new URL(page.url()).pathname;
  const mend = await breakAccountOf(person.email);
  try {
    for (const path of [...LISTS.map((list) => list.path), site]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "This page did not load" })).toBeVisible();
      await expect(page.getByText("Error ID:")).toBeVisible();
      await pictures(page, `error${path.replaceAll("/", "-")}`);
    }
  } finally {
    await mend();
  }
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Broken" })).toBeVisible();
  complaints.length = 0; // The browser reports each failed page.
});

test("pages of people whose names are long stay in shape @both", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".slice(
    0,
    80,
  );
  await page.goto("/settings");
  await page.getByLabel("First name").fill(long);
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved.")).toBeVisible();
  await page.goto("/settings/account");
  await page.getByLabel("Account name").fill(long);
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("The account's details are saved.")).toBeVisible();
  await addSite(page, { name: long, url: `${"very-long-part-of-an-address".repeat(2)}.${person.domain}` });
  await page.getByLabel("Or name your own").fill(long.slice(0, 78));
  await page.getByRole("button", { name: "Add sectors" }).click();
  await expect(page.getByRole("list", { name: "Sectors of this site" })).toBeVisible();
  await picture(page, "long-site");
  for (const { path } of LISTS) {
    await page.goto(path);
    await picture(page, `long${path.replace("/", "-")}`);
  }
});
