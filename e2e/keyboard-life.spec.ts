import { addMemberTo } from "./in-the-database";
import { press, said, tabTo, typeInto } from "./keyboard";
import { addSite, newcomer, PASSWORD, signInElsewhere, startTrial } from "./newcomer";
import { orderGrowth } from "./order-growth";
import { signInAsStaff } from "./staff";
import { expect, test } from "./story";

// What an account goes through, without a mouse. What a form answers is in a live region, for those who hear it.
test.beforeEach(() => test.slow());

test("a transfer is reported and approved, a bigger plan chosen, the subscription cancelled and resumed", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  const reference = `KEYS-${person.domain}`;
  await orderGrowth(page, person, "Bank transfer");
  await typeInto(page, "Payment reference", reference);
  await typeInto(page, /^Payer/, person.name);
  await press(page, "I have sent it");
  await expect(page.getByText("Waiting for approval")).toBeVisible();

  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/payments");
  await press(staff, reference);
  await press(staff, "Approve");
  await expect(staff.getByRole("heading", { level: 1, name: /^Approve \$139\.00/ })).toBeVisible();
  await press(staff, "Approve");
  await said(staff, "The payment is approved");
  await staff.context().close();

  await page.goto("/billing");
  await press(page, /^Choose Scale/);
  await press(page, /^Continue and pay \$90/);
  await expect(page.getByText(/^Upgrade from Growth to Scale/)).toBeVisible();
  await page.goto("/billing");
  await press(page, "Cancel subscription");
  await typeInto(page, /^What made you decide/, "Too quiet.");
  await press(page, "Cancel subscription");
  await expect(page.getByText("Cancelled, still running")).toBeVisible();
  await press(page, "Resume");
  await said(page, "Your subscription will continue.");
});

test("a site is edited and deleted", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await addSite(page, { name: "First", url: person.domain });
  await press(page, "Edit");
  await expect(page.getByRole("heading", { level: 1, name: "Edit First" })).toBeVisible();
  await typeInto(page, "Name", "Renamed"); // What stands in a field is chosen when Tab comes to it.
  await press(page, "Save changes");
  await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
  await press(page, "Delete");
  await expect(page.getByRole("heading", { level: 1, name: "Delete Renamed?" })).toBeVisible();
  await press(page, "Delete site");
  await said(page, "its slot is free");
});

test("a name, an address and a password are changed, and the account is handed over", async ({ page }) => {
  const person = newcomer();
  const colleague = newcomer().email;
  await startTrial(page, person);
  await page.goto("/settings");
  await typeInto(page, "First name", "Norina");
  await press(page, "Save name");
  await said(page, "Your name is saved.");
  await typeInto(page, "New address", `moved-${person.email}`);
  await typeInto(page, "Your password", PASSWORD);
  await press(page, "Change address");
  await said(page, "Open both links");
  await press(page, "Security");
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await typeInto(page, "Current password", PASSWORD);
  await typeInto(page, "New password", `${PASSWORD}-2`);
  await press(page, "Change password");
  await said(page, /password is changed/i);

  await addMemberTo(person.email, colleague);
  await page.goto("/team");
  const handOver = `Hand the account over to ${colleague}`;
  await press(page, handOver);
  await press(page, `Hand over to ${colleague}`);
  await expect(page.getByLabel(handOver)).toHaveCount(0);
});

test("a device is signed out, and then all the others", async ({ page, browser }) => {
  const person = newcomer();
  await startTrial(page, person);
  const devices = [
    await signInElsewhere(browser, person.email),
    await signInElsewhere(browser, person.email),
  ];
  await page.goto("/settings/security");
  await expect(page.getByText("last used")).toHaveCount(3);
  await press(page, /^Sign out (?!everywhere)\w+ on /);
  await said(page, "Signed out there.");
  await expect(page.getByText("last used")).toHaveCount(2);
  await press(page, "Sign out everywhere else");
  await said(page, "Signed out everywhere else.");
  await expect(page.getByText("last used")).toHaveCount(1);
  for (const device of devices) {
    await device.goto("/sites");
    await expect(device).toHaveURL(/\/login/);
    await device.context().close();
  }
});

test("staff find an account and suspend it with a reason", async ({ page, browser }) => {
  const person = newcomer();
  await startTrial(page, person);
  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/accounts");
  await typeInto(staff, "Search accounts", person.email);
  await staff.keyboard.press("Enter");
  await expect(staff).toHaveURL(/q=/);
  await press(staff, "Nora's account"); // The newcomer's.
  await press(staff, "Suspend");
  await typeInto(staff, /^Reason/, "Sends spam.");
  await press(staff, "Suspend");
  await expect(staff).toHaveURL(/\/admin\/accounts\/\d+/);
  await said(staff, /suspended/i);
  await tabTo(staff, "Reactivate");
  await staff.context().close();
});
