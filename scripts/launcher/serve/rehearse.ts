import { log } from "@/lib/log";
import { askOurselves } from "@/lib/server/ask-ourselves";
import { refreshPricePages } from "@/lib/server/refresh-price-pages";

/**
 * What people come for first: each page is loaded at its first visit, which takes most of a second on an idle machine and many
 * on a busy one. The session's cookie holds nothing; with it the middleware lets the page itself say that nobody is signed in.
 */
const FIRST_PAGES = ["/signup", "/login", "/sites"];
const COOKIE = { cookie: "authjs.session-token=none; __Host-authjs.session-token=none" };

/**
 * Before the first visitor: has the prerendered pages made with this installation's address and prices, which the build knew
 * nothing of, and loads what a sign-up and a sign-in run.
 */
export async function rehearse(): Promise<void> {
  await refreshPricePages().catch((error: unknown) =>
    log.warn({ err: error }, "pages may show the build's address for a minute"),
  );
  for (const page of FIRST_PAGES)
    await askOurselves(page, { headers: COOKIE })
      .then((answer) => answer.arrayBuffer())
      .catch((error: unknown) => log.warn({ err: error, page }, "a page was not loaded ahead"));
}
