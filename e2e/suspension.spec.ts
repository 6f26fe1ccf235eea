import { expect, test } from "@playwright/test";
import { newcomer, startTrial } from "./newcomer";
import { signInAsStaff } from "./staff";

test.beforeEach(() => test.slow());

test("staff suspend an account: its next click and its next call are both refused", async ({
  page,
  browser,
  request,
}) => {
  const person = newcomer();
  const registered = await request.post("/api/v1/auth/register/", {
    data: { email: `api-${person.email}`, password: "walnut-harbour-19-violin", account_name: person.domain },
  });
  const { account, tokens } = (await registered.json()).data;
  const call = () => request.get("/api/v1/sites/", { headers: { authorization: `Bearer ${tokens.access}` } });
  expect((await call()).status()).toBe(200);

  const staff = await signInAsStaff(browser);
  await staff.goto(`/admin/accounts/${account.id}/suspend`);
  await staff.getByLabel(/reason/i).fill("Sends spam.");
  await staff.getByRole("button", { name: /suspend/i }).click();
  await expect(staff).toHaveURL(new RegExp(`/admin/accounts/${account.id}`));
  await staff.context().close();

  const refused = await call();
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ success: false, code: "account_suspended" });
  await page.goto("/login");
  await page.locator('input[name="email"]').fill(`api-${person.email}`);
  await page.locator('input[name="password"]').fill("walnut-harbour-19-violin");
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/billing/);
  await page.goto("/sites");
  await expect(page).toHaveURL(/\/billing/);
});

test("a tenant finds no back office, and a superuser no tenant page", async ({ page, browser }) => {
  await startTrial(page, newcomer());
  const answer = await page.goto("/admin");
  expect(answer?.status()).toBe(404);
  const staff = await signInAsStaff(browser);
  await staff.goto("/sites");
  await expect(staff).toHaveURL(/\/admin$/);
  await staff.context().close();
});

for (const protocol of ["http", "https"])
  test(`a superuser's browser session is no credential for the API over ${protocol}, and ends when it is tried`, async ({
    browser,
  }) => {
    const staff = await signInAsStaff(browser);
    const headers = { "x-forwarded-proto": protocol }; // As a proxy in front says.
    const answer = await staff.context().request.get("/api/v1/sites/", { headers });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({
      error: "Session auth not allowed for API",
      code: "session_auth_not_allowed",
    });
    await staff.goto("/admin");
    await expect(staff).toHaveURL(/\/login/);
    await staff.context().close();
  });
