import { press, said, tabTo, typeInto } from "./keyboard";
import { newcomer, PASSWORD, startTrial } from "./newcomer";
import { signInAsStaff } from "./staff";
import { expect, test } from "./story";
import { codeNow } from "./two-factor-code";

// Who gets in, who looks in and who goes, without a mouse.
test.beforeEach(() => test.slow());

test("two-factor sign-in is switched on, asked for, and a recovery code gets in once", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  await startTrial(page, person);
  await page.goto("/settings/security");
  await press(page, "Set up two-factor sign-in");
  await expect(page.getByRole("heading", { level: 1, name: "Two-factor sign-in" })).toBeVisible();
  const secret = (await page.locator("main code").textContent()) ?? "";
  await typeInto(page, "The six digits it shows now", codeNow(secret));
  await typeInto(page, "Your password", PASSWORD);
  await press(page, "Switch it on");
  await expect(page.getByRole("heading", { name: "Two-factor sign-in is on" })).toBeVisible();
  const [recovery = ""] = await page.locator("main li").allTextContents();

  const other = await (await browser.newContext()).newPage();
  for (const gets of ["in", "refused"]) {
    await other.goto("/login");
    await typeInto(other, "Email address", person.email);
    await typeInto(other, "Password", PASSWORD);
    await other.keyboard.press("Enter");
    await expect(other.getByText("Enter the code from your authenticator app")).toBeVisible();
    await expect(other.getByLabel("Code")).toBeFocused();
    await other.keyboard.type(recovery);
    await other.keyboard.press("Enter");
    if (gets === "in") {
      await expect(other).toHaveURL(/\/sites$/);
      await other.context().clearCookies();
    } else await expect(other.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  }
  await other.context().close();
});

test("the archive is downloaded, and the account closed by its name and a password", async ({ page }) => {
  await startTrial(page, newcomer());
  await page.goto("/settings/account");
  const name = await page.getByLabel("Account name").inputValue();
  await tabTo(page, "Download archive");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^igny8-\d+-.*\.json$/);
  await typeInto(page, /to confirm$/, name);
  await typeInto(page, "Your password", PASSWORD);
  await press(page, "Close account");
  await expect(page).toHaveURL(/\/login/);
});

test("staff view as the tenant and leave, send a letter again, and edit a plan", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  await startTrial(page, person);
  const staff = await signInAsStaff(browser);
  await staff.goto(`/admin/accounts?q=${encodeURIComponent(person.email)}`);
  await press(staff, "Nora's account"); // The newcomer's.
  await expect(staff).toHaveURL(/\/admin\/accounts\/\d+$/);
  const account = new URL(staff.url()).pathname;
  await press(staff, "View as the tenant");
  await typeInto(staff, /^Reason/, "Their list looks empty.");
  await press(staff, "View as the tenant");
  await expect(staff).toHaveURL(/\/sites$/);
  await press(staff, "End the view");
  await expect(staff).toHaveURL(new RegExp(`${account}$`));

  await press(staff, "Mails");
  await expect(staff).toHaveURL(/tab=mails/);
  await press(staff, /Confirm/);
  await typeInto(staff, /^Reason/, "They say it never came.");
  await press(staff, "Send again");
  await said(staff, "The mail is on its way again.");

  await staff.goto("/admin/plans");
  await press(staff, /^Scale/);
  await typeInto(staff, "Description", "For agencies and publishers with a steady calendar.");
  await typeInto(staff, /^Reason/, "Says the same.");
  await press(staff, "Save the plan");
  await said(staff, "Scale is saved.");
  await staff.context().close();
});
