import { signInAs } from "./demo-cast";
import { confirmAddressOf } from "./in-the-database";
import { press, tabTo, typeInto } from "./keyboard";
import { newcomer, PASSWORD, startTrial } from "./newcomer";
import { expect, test } from "./story";

// No mouse in these: what can be done can be done with Tab, Enter, Space, arrows and Escape.
test.beforeEach(() => test.slow());

test("from the sign-up to a site with a sector and its key", async ({ page }) => {
  const person = newcomer();
  await page.goto("/signup");
  await typeInto(page, "Your name", person.name);
  await typeInto(page, "Email address", person.email);
  await typeInto(page, "Password", PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sites$/);

  await press(page, "Add a site");
  await expect(page.getByRole("heading", { level: 1, name: "Add a site" })).toBeVisible();
  await typeInto(page, "Name", "Keys only");
  await typeInto(page, "Address", person.domain);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Keys only" })).toBeVisible();
  await typeInto(page, "Or name your own", "Sourdough");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove Sourdough" })).toBeVisible();

  await confirmAddressOf(person.email);
  await page.reload();
  await press(page, "Make a key");
  await expect(page.getByRole("status").filter({ hasText: "You won't see it again" })).toBeVisible();
  await tabTo(page, "Copy key");
  await page.goto("/sites");
  await expect(page.getByText("4 of 5 steps done.")).toBeVisible();
});

test("a key is made, rotated and revoked", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await confirmAddressOf(person.email);
  await page.goto("/api-keys");
  await typeInto(page, "Name", "From the keyboard");
  await tabTo(page, "Read the content inventory");
  await page.keyboard.press("Space");
  await press(page, "Make a key");
  await expect(page.getByRole("status").filter({ hasText: "You won't see it again" })).toBeVisible();
  await expect(page.getByRole("region", { name: "API keys" })).not.toContainText("bridge:read");
  await press(page, "Rotate From the keyboard");
  await press(page, "Make the new key");
  await expect(page.getByText("You won't see it again").last()).toBeVisible();
  await page.goto("/api-keys");
  await press(page, "Revoke From the keyboard");
  await press(page, "Revoke the key");
  await expect(page.getByRole("region", { name: "API keys" })).toContainText("Revoked");
});

test("somebody is invited, and the invitation revoked", async ({ page }) => {
  await signInAs(page, "stan@strangers.example");
  await page.goto("/team");
  const guest = newcomer().email;
  await typeInto(page, "Email address", guest);
  await tabTo(page, "Role");
  await page.keyboard.press("ArrowDown");
  await press(page, "Send invitation");
  const invitations = page.getByRole("region", { name: "Open invitations" });
  await expect(invitations).toContainText(guest);
  await tabTo(page, `Revoke the invitation of ${guest}`);
  await page.keyboard.press("Enter");
  await expect(invitations.getByText(guest)).toHaveCount(0);
  await expect(page.getByText("Invitation revoked.")).toBeVisible(); // Though its row has gone.
});

test("the command menu goes to a site, and gives the focus back when it is left", async ({ page }) => {
  await signInAs(page, "olivia@acme.example");
  await tabTo(page, /^Search.*Ctrl K$/);
  await page.keyboard.press("Enter");
  const menu = page.getByRole("dialog", { name: "Go to" });
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(page.locator("aside").getByRole("button", { name: /^Search/ })).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(menu).toBeVisible();
  await page.keyboard.type("outdoor");
  await expect(menu.getByRole("option", { name: /Acme Outdoor/ })).toHaveAttribute("aria-selected", "true");
  await expect(menu.getByRole("status")).toHaveText(/^\d+ results?$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Acme Outdoor" })).toBeVisible();
});

test("what is typed before the command menu is there is in it when it comes", async ({ page }) => {
  await signInAs(page, "olivia@acme.example");
  await page.goto("/usage");
  await expect(page.locator("aside").getByRole("button", { name: /^Search/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/*.js", (route) => held.then(() => route.continue()));
  const asked = page.waitForRequest("**/*.js");
  await page.keyboard.press("Control+k");
  await asked;
  await page.keyboard.type("outdoox");
  await page.keyboard.press("Backspace");
  arrive();
  const menu = page.getByRole("dialog", { name: "Go to" });
  await expect(menu.getByRole("combobox")).toHaveValue("outdoo");
  await page.keyboard.type("r");
  await expect(menu.getByRole("option", { name: /Acme Outdoor/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("team");
  await expect(menu.getByRole("combobox")).toHaveValue("team");
});

test("on a phone the sheet opens, keeps the focus, and gives it back @phone", async ({ page }) => {
  await signInAs(page, "olivia@acme.example");
  await tabTo(page, "Menu");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Menu" });
  await expect(sheet).toBeVisible();
  for (let stop = 0; stop < 15; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await sheet.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("button", { name: "Menu" })).toBeFocused();
});

test("the first Tab skips to the content, on every kind of page", async ({ page }) => {
  for (const path of ["/", "/pricing", "/signup", "/login"]) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    if (path === "/" || path === "/pricing") {
      await expect(first).toHaveText(/skip/i);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/#content$/);
    }
  }
  await signInAs(page, "olivia@acme.example");
  await page.goto("/usage");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText(/skip/i);
});
