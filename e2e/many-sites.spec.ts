import { signInAs } from "./demo-cast";
import { newcomer, startTrial } from "./newcomer";
import { picture, pictures } from "./picture";
import { expect, test } from "./story";

test.beforeEach(() => test.slow());

test("a paste of sites adds what it can, and keeps the rest with the reasons @both", async ({ page }) => {
  const person = newcomer();
  await startTrial(page, person);
  await page.goto("/sites/new/many");
  await page.getByLabel("Sites").fill(`Shop, ${person.domain}\nsecond.${person.domain}`);
  await page.getByRole("button", { name: "Add sites" }).click();
  await expect(page.getByText("1 of 2 added")).toBeVisible();
  await expect(page.getByLabel("Sites")).toHaveValue(`second.${person.domain}`);
  await picture(page, "many-sites");
});

test("sites are a table on request, sorted by its heads, each a card on a phone", async ({ page }) => {
  await signInAs(page, "olivia@acme.example");
  await page.goto("/sites?view=table");
  await page.getByRole("columnheader", { name: "Credits, 30 days" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=cost/);
  await expect(page.getByRole("columnheader", { name: "Credits, 30 days" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  for (const scheme of ["light", "dark"] as const) await pictures(page, "sites-table", scheme);
});
