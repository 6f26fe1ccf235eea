import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { presentBrowser } from "../test/find-browser";

/** Lighthouse's categories, 0 to 100, as a phone on a slow network sees the page. */
export async function lighthouseScores(
  url: string,
  extraHeaders: Record<string, string>,
): Promise<Record<string, number>> {
  const chrome = await launch({
    chromePath: presentBrowser(),
    chromeFlags: ["--headless=new", "--no-sandbox"],
  });
  try {
    const result = await lighthouse(url, { port: chrome.port, extraHeaders, logLevel: "error" });
    const categories = Object.entries(result?.lhr.categories ?? {});
    return Object.fromEntries(categories.map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]));
  } finally {
    chrome.kill();
  }
}
