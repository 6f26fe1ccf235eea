import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { newcomer, startTrial } from "./newcomer";
import { reportTransfer } from "./report-transfer";
import { signInAsStaff } from "./staff";
import { expect, test } from "./story";

test.beforeEach(() => test.slow());

test("staff view as the tenant: marked on every page, nothing changes, and both ends are in the timeline @both", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  await startTrial(page, person);
  const staff = await signInAsStaff(browser);
  await openAccount(staff, person.email);
  const account = new URL(staff.url()).pathname;
  await staff.getByRole("link", { name: "View as the tenant" }).click();
  await staff.getByLabel("Reason").fill("Their list looks empty.");
  await staff.getByRole("button", { name: "View as the tenant" }).click();
  await expect(staff).toHaveURL(/\/sites$/);
  await expectAccessible(staff);
  for (const path of [
    "/usage",
    "/api-keys",
    "/team",
    "/billing",
    "/payment",
    "/settings",
    "/settings/webhooks",
    "/sites/new",
  ]) {
    await staff.goto(path);
    const mark = staff.getByRole("region", { name: "Viewing as the tenant" });
    await expect(mark).toContainText("read-only. The view ends in");
    await expect(mark.getByRole("button", { name: "End the view" })).toBeInViewport();
  }
  await staff.getByLabel("Name", { exact: true }).fill("Theirs");
  await staff.getByLabel("Address").fill(person.domain);
  await staff.getByRole("button", { name: "Add site" }).click();
  await expect(staff.getByText("You are viewing as the tenant: nothing can be changed.")).toBeVisible();
  await page.goto("/sites");
  await expect(page.getByRole("heading", { name: "No sites yet" })).toBeVisible();
  expect((await staff.context().request.get("/settings/export")).status()).toBe(403);

  await staff.getByRole("button", { name: "End the view" }).click();
  await expect(staff).toHaveURL(new RegExp(`${account}$`));
  await staff.goto("/sites");
  await expect(staff).toHaveURL(/\/admin$/);
  await staff.goto(`${account}?tab=timeline`);
  for (const what of [
    "Our team opened the account as the customer sees it",
    "Our team closed that view",
    "Their list looks empty.",
  ])
    await expect(staff.getByText(what).first()).toBeVisible();
  await staff.context().close();
});

test("the API takes no view for a credential, and ends the session that tries", async ({ page, browser }) => {
  const person = newcomer();
  await startTrial(page, person);
  const staff = await signInAsStaff(browser);
  await openAccount(staff, person.email);
  await staff.getByRole("link", { name: "View as the tenant" }).click();
  await staff.getByLabel("Reason").fill("To see what they see.");
  await staff.getByRole("button", { name: "View as the tenant" }).click();
  await expect(staff).toHaveURL(/\/sites$/);
  const answer = await staff.context().request.get("/api/v1/sites/");
  expect(answer.status()).toBe(403);
  expect((await answer.json()).code).toBe("session_auth_not_allowed");
  await staff.goto("/sites");
  await expect(staff).toHaveURL(/\/login/);
  await staff.context().close();
});

test("a plan that staff edit is on the pricing page at once", async ({ page, browser }) => {
  await page.goto("/pricing");
  await expect(page.getByText("1,234").first()).toBeHidden();
  const staff = await signInAsStaff(browser);
  await saveCredits(staff, "1234");
  await page.goto("/pricing");
  await expect(page.getByText("1,234").first()).toBeVisible();
  await saveCredits(staff, "1000");
  await page.goto("/pricing");
  await expect(page.getByText("1,234").first()).toBeHidden();
  await staff.context().close();
});

test("staff send a letter again, and an account's mails say how each fared", async ({ page, browser }) => {
  const person = newcomer();
  await startTrial(page, person);
  const staff = await signInAsStaff(browser);
  await openAccount(staff, person.email);
  await staff.getByRole("link", { name: "Mails" }).click();
  const table = staff.getByRole("region", { name: "Mails" });
  await expect(table.getByText(person.email).first()).toBeVisible();
  const before = await table.getByRole("row").count();
  await table
    .getByRole("link", { name: /Confirm/ })
    .first()
    .click();
  await staff.getByLabel("Reason").fill("They say it never came.");
  await staff.getByRole("button", { name: "Send again" }).click();
  await expect(staff.getByText("The mail is on its way again.")).toBeVisible();
  // Without a mail server it was kept: the same one is tried again.
  await expect(table.getByRole("row")).toHaveCount(before);
  await expectAccessible(staff);
  await staff.context().close();
});

test("a transfer is decided in its row, without leaving the list, and the queue counts down", async ({
  page,
  browser,
}) => {
  const references = [1, 2].map((n) => `ROW-${n}-${newcomer().domain}`);
  for (const reference of references) await reportTransfer(page.request, newcomer(), reference);
  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/payments");
  await expect(staff.getByText(/^\d+ payments, \$/)).toBeVisible();
  const list = staff.getByRole("region", { name: "Transfers to approve" });
  await list.getByRole("button", { name: `Approve ${references[0]}` }).click();
  await expect(staff.getByText(new RegExp(`${references[0]}: Approved: INV-`))).toBeVisible();
  await expect(list.getByText(references[0] ?? "")).toHaveCount(0);
  const row = list.getByRole("row").filter({ hasText: references[1] });
  await row.getByLabel(`Reject ${references[1]}`).click();
  await row.getByRole("button", { name: "Reject this transfer" }).click();
  await expect(row.getByLabel("Tell the payer why")).toHaveAttribute("aria-invalid", "true");
  await row.getByLabel("Tell the payer why").fill("Nothing arrived under this reference.");
  await row.getByRole("button", { name: "Reject this transfer" }).click();
  await expect(list.getByText(references[1] ?? "")).toHaveCount(0);
  await expect(staff).toHaveURL(/\/admin\/payments$/);
  await staff.context().close();
});

test("many transfers at once: one approved, two rejected for one reason, and what is missing keeps what was ticked", async ({
  page,
  browser,
}) => {
  const references = [1, 2, 3].map((n) => `MANY-${n}-${newcomer().domain}`);
  for (const reference of references) await reportTransfer(page.request, newcomer(), reference);
  const staff = await signInAsStaff(browser);
  await staff.goto("/admin/payments");
  const box = (reference: string | undefined) =>
    staff.getByRole("checkbox", { name: new RegExp(`^Choose ${reference} `) });
  await box(references[0]).check();
  await staff.getByRole("button", { name: "Approve selected" }).click();
  const outcome = staff.locator("main").getByRole("status");
  await expect(outcome).toContainText("1 of 1 approved");
  await expect(outcome).toContainText(/^.*MANY-1-.*: Approved: INV-\d+-\d{6}-0001 is paid\./);

  await box(references[1]).check();
  await box(references[2]).check();
  await staff.getByText("Reject selected instead").click();
  await staff.getByRole("button", { name: "Reject selected", exact: true }).click();
  await expect(staff.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await expect(box(references[1])).toBeChecked();
  await expect(box(references[2])).toBeChecked();
  await staff.getByLabel("Reason").fill("Nothing arrived under these references.");
  await staff.getByRole("button", { name: "Reject selected", exact: true }).click();
  await expect(outcome).toContainText("2 of 2 rejected");
  await expect(outcome.getByRole("listitem")).toHaveCount(2);
  const list = staff.getByRole("region", { name: "Transfers to approve" });
  for (const reference of references) await expect(list.getByText(reference)).toHaveCount(0);
  await expectAccessible(staff);
  await staff.context().close();
});

async function openAccount(staff: Page, email: string): Promise<void> {
  await staff.goto(`/admin/accounts?q=${encodeURIComponent(email)}`);
  await staff.getByRole("region", { name: "Accounts" }).getByRole("link").first().click();
  await expect(staff).toHaveURL(/\/admin\/accounts\/\d+$/);
}

async function saveCredits(staff: Page, credits: string): Promise<void> {
  await staff.goto("/admin/plans/starter");
  await staff.getByLabel("Credits a month").fill(credits);
  await staff.getByLabel("Reason").fill("A story.");
  await staff.getByRole("button", { name: "Save the plan" }).click();
  await expect(staff.getByText("Starter is saved.")).toBeVisible();
}
