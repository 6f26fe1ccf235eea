import type { Page } from "@playwright/test";

/** The page's answer to a click stays away until the function that is answered is called. */
export async function holdBack(page: Page, path: string): Promise<() => void> {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(
    (url) => url.pathname === path && url.searchParams.has("_rsc"),
    async (route) => {
      await gate;
      await route.continue();
    },
    { times: 1 },
  );
  return () => goOn();
}
