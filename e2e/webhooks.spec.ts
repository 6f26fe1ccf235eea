import { newcomer, startTrial } from "./newcomer";
import { pictures } from "./picture";
import { expect, test } from "./story";

test.beforeEach(() => test.slow());

test("an owner adds a webhook, sees its secret once, tries it, reads why it failed, pauses and deletes it", async ({
  page,
}) => {
  await startTrial(page, newcomer());
  await page.goto("/settings/webhooks");
  await page.getByLabel("Address").fill("ftp://hooks.acme.com");
  await page.getByLabel("Description").fill("Newsletter");
  await page.getByText("Choose events").click();
  await page.getByLabel("Invoices", { exact: true }).check();
  await expect(page.getByLabel("Every event")).not.toBeChecked();
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByText("Use an address that starts with https://.")).toBeVisible();
  await expect(page.getByLabel("Description")).toHaveValue("Newsletter");
  await expect(page.getByLabel("Invoices", { exact: true })).toBeChecked();
  await page.getByLabel("Address").fill("https://no-such-host.igny8-stories.dev/hook");
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByText("You won't see it again")).toBeVisible();
  const secret = (await page.locator("code", { hasText: /^whsec_/ }).textContent()) ?? "";
  await pictures(page, "webhook-added");
  await page.getByRole("link", { name: "Open the endpoint" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no-such-host.igny8-stories.dev");
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "Send test event" }).click();
  const log = page.getByRole("list", { name: "Delivery log" });
  await expect(log.getByText("webhook.test").first()).toBeVisible({ timeout: 60_000 });
  await log.getByText("webhook.test").first().click();
  await expect(log.getByText("webhook-signature").first()).toBeVisible();
  await expect(log.getByRole("button", { name: "Send again" }).first()).toBeVisible();
  await pictures(page, "webhook-log");
  await pictures(page, "webhook-log", "dark");

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Nothing is sent.")).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("button", { name: "Send test event" })).toBeVisible();
  await page.getByText("Delete endpoint").click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("The endpoint is deleted.")).toBeVisible();
});
