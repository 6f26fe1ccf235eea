import { expect, type Page } from "@playwright/test";

const MOST_STOPS = 90;

/** Presses Tab until the focus is on what is called `name`. Each stop on the way must show that it has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await focused(page);
    if (!found) continue;
    expect(found.ring, `a visible focus on ${found.html}`).toBe(true);
    if (typeof name === "string" ? found.name === name : name.test(found.name)) return;
  }
  throw new Error(`The Tab key never reached “${name}”.`);
}

/** The same, and presses Enter there. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** The same, and types. */
export async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** The same, and ticks the box there, or takes its tick away. */
export async function tick(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Space");
}

/** Somewhere that screen readers announce. A toast's region has no size, its text has. */
export async function said(page: Page, text: string | RegExp): Promise<void> {
  const live = page.locator("[role=status], [role=alert], [aria-live]").filter({ hasText: text });
  await expect(live).not.toHaveCount(0);
  await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();
}

function focused(page: Page): Promise<{ name: string; ring: boolean; html: string } | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const label = "labels" in element ? (element as HTMLInputElement).labels?.[0]?.textContent : undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      name: (element.getAttribute("aria-label") ?? label ?? element.textContent ?? "").trim(),
      ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
      html: element.outerHTML.slice(0, 200),
    };
  });
}
