import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** axe finds nothing wrong on the page as it stands, by WCAG 2.2 AA and its own best practices; and nothing sticks out. */
export async function expectAccessible(page: Page): Promise<void> {
  await settle(page);
  // There are no frames to look into, for which it would open a page of its own each time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] }) // What is right needs no description.
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** A colour on its way to another contrasts with neither. What pulses forever, or in a fold, is not waited for. */
function settle(page: Page): Promise<void> {
  return page.evaluate(async (patienceMs) => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
    await Promise.race([Promise.allSettled(ending.map(({ finished }) => finished)), patience]);
  }, 2000);
}
