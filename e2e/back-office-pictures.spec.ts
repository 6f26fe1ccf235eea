import type { Page } from "@playwright/test";
import { holdBack } from "./hold-back";
import { plantTroubles, spoilInvoicesOf } from "./in-the-database";
import { newcomer } from "./newcomer";
import { pictures } from "./picture";
import { reportTransfer } from "./report-transfer";
import { signInAsStaff } from "./staff";
import { expect, test } from "./story";

// Each page of the back office, wide and narrow, by day and by night: the pictures are kept with the results.
test.beforeEach(() => test.slow());

/** Where to go, and what stands there when the page is whole. */
type Stop = [name: string, path: string, text: string];

const ACCOUNT_ACTS = [
  "change-plan",
  "adjust-credits",
  "confirm-transfer",
  "suspend",
  "cancel",
  "view-as",
] as const;

for (const scheme of ["light", "dark"] as const) {
  test(`what staff look at, ${scheme}`, async ({ page, browser }) => {
    await plantTroubles();
    const transfer = `LOOK-${newcomer().domain}`;
    const accountId = await reportTransfer(page.request, newcomer(), transfer);
    const staff = await signInAsStaff(browser);
    const acme = await accountOf(staff, "olivia@acme.example");
    const person = await firstLink(staff, "/admin/users?q=olivia@acme.example", "olivia@acme.example");
    const event = await firstLink(staff, "/admin/webhooks?status=failed", "invoice.payment_succeeded");
    const stops: Stop[] = [
      ["overview", "/admin", "transfers to approve"],
      ["accounts", "/admin/accounts", "Suspended Inc"],
      ["accounts-none", "/admin/accounts?q=nobody+of+that+name", "No matching accounts"],
      ["account", acme, "olivia@acme.example"],
      ["account-money", `${acme}?tab=money`, "ACME-2240"],
      ["account-mails", `${acme}?tab=mails`, "olivia@acme.example"],
      ["account-timeline", `${acme}?tab=timeline`, "Payment"],
      ["account-waiting", `/admin/accounts/${accountId}`, "waiting for payment"],
      ["payments", "/admin/payments", transfer],
      ["payments-succeeded", "/admin/payments?status=succeeded", "SUSP-0001"],
      ["plans", "/admin/plans", "Enterprise Plan"],
      ["plan", "/admin/plans/growth", "Save the plan"],
      ["users", "/admin/users", "olivia@acme.example"],
      ["user", person, "olivia@acme.example"],
      ["webhooks", "/admin/webhooks", "evt_looked_at"],
      ["webhook", event, "No invoice of ours"],
      ["jobs", "/admin/jobs", "ECONNREFUSED"],
      ["audit", "/admin/audit", "Before and after"],
      ["system", "/admin/system", "promises that the data keeps"],
      ["users-none", "/admin/users?q=nobody-of-that-name", "No matching people"],
      ["webhooks-none", "/admin/webhooks?status=ignored", "No events"],
      ["audit-none", "/admin/audit?actor=987654321", "Nothing"],
    ];
    for (const [name, path, text] of stops) {
      await staff.goto(path);
      await expect(staff.locator("main").getByText(text).first()).toBeVisible();
      await pictures(staff, `staff-${name}`, scheme);
    }
    await staff.context().close();
  });

  test(`what staff fill in, ${scheme}`, async ({ page, browser }) => {
    const transfer = `FORM-${newcomer().domain}`;
    const accountId = await reportTransfer(page.request, newcomer(), transfer);
    const staff = await signInAsStaff(browser);
    const payment = await firstLink(staff, "/admin/payments", transfer);
    const pages = [
      ...ACCOUNT_ACTS.map((act) => `/admin/accounts/${accountId}/${act}`),
      payment,
      `${payment}/approve`,
      `${payment}/reject`,
      "/admin/confirm-password",
    ];
    for (const path of pages) {
      await staff.goto(path);
      await expect(staff.locator("h1")).toBeVisible();
      await pictures(staff, `staff-${path.replace(/^\/admin\//, "").replace(/\W+|\d+/g, "-")}`, scheme);
    }
    await staff.goto("/admin/payments");
    await staff.getByText("Reject selected instead").click();
    await staff.getByRole("button", { name: "Reject selected", exact: true }).click();
    await expect(staff.getByText("Choose at least one transfer.")).toBeVisible();
    await pictures(staff, "staff-payments-refused", scheme);
    await staff.context().close();
  });
}

test("the lists say that they are loading", async ({ browser }) => {
  const staff = await signInAsStaff(browser);
  for (const list of ["accounts", "payments", "plans", "users", "webhooks", "jobs", "audit"]) {
    await staff.goto("/admin/system");
    await expect(staff.getByRole("heading", { level: 1, name: "System state" })).toBeVisible();
    const goOn = await holdBack(staff, `/admin/${list}`);
    await staff.locator(`nav a[href="/admin/${list}"]:visible`).click();
    await expect(staff.locator("main").getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
    await pictures(staff, `staff-loading-${list}`);
    goOn();
    await expect(staff).toHaveURL(new RegExp(`/admin/${list}$`));
    await expect(staff.locator("main").getByRole("status").filter({ hasText: "Loading" })).toBeHidden();
  }
  await staff.context().close();
});

test("a page that can't be made says so, and what to do", async ({ page, browser }) => {
  const accountId = await reportTransfer(page.request, newcomer(), `BROKEN-${newcomer().domain}`);
  const staff = await signInAsStaff(browser);
  const mend = await spoilInvoicesOf(accountId);
  try {
    await staff.goto(`/admin/accounts/${accountId}?tab=money`);
    await expect(staff.getByRole("heading", { name: "This page did not load" })).toBeVisible();
    for (const scheme of ["light", "dark"] as const) await pictures(staff, "staff-error", scheme);
  } finally {
    await mend();
  }
  await staff.getByRole("button", { name: "Try again" }).click();
  await expect(staff.getByRole("region", { name: "Invoices" })).toBeVisible();
  await staff.context().close();
});

async function accountOf(staff: Page, email: string): Promise<string> {
  await staff.goto(`/admin/accounts?q=${encodeURIComponent(email)}`);
  const link = staff.getByRole("region", { name: "Accounts" }).getByRole("link").first();
  return (await link.getAttribute("href")) ?? "";
}

async function firstLink(staff: Page, path: string, name: string): Promise<string> {
  await staff.goto(path);
  return (await staff.locator("main").getByRole("link", { name }).first().getAttribute("href")) ?? "";
}
