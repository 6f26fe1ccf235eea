import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { presentBrowser } from "../test/find-browser";

export interface Figures {
  /** Lighthouse's categories, 0 to 100. */
  scores: Record<string, number>;
  lcpMs: number;
  tbtMs: number;
  cls: number;
  /** The element that was painted last and largest, as a selector; whether it is an image. */
  lcp: { selector: string; isImage: boolean };
  /** How fast this machine was just then, by Lighthouse's own measure; the scores of a busy one are worth little. */
  machine: number;
}

/** The median run of several, by performance: one is at the mercy of what else the machine does. */
export async function lighthouseFigures(
  url: string,
  extraHeaders: Record<string, string>,
  runs: number,
): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await oneRun(url, extraHeaders));
  all.sort((a, b) => (a.scores.performance ?? 0) - (b.scores.performance ?? 0));
  return all[Math.floor(all.length / 2)]!;
}

/** As a phone on a slow network sees the page. */
async function oneRun(url: string, extraHeaders: Record<string, string>): Promise<Figures> {
  const chrome = await launch({
    chromePath: presentBrowser(),
    chromeFlags: ["--headless=new", "--no-sandbox"],
  });
  try {
    const result = await lighthouse(url, { port: chrome.port, extraHeaders, logLevel: "error" });
    if (!result) throw new Error(`Lighthouse has nothing to say of ${url}.`);
    const { audits, categories, environment } = result.lhr;
    const number = (name: string) => audits[name]?.numericValue ?? Number.NaN;
    return {
      scores: Object.fromEntries(
        Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
      ),
      lcpMs: Math.round(number("largest-contentful-paint")),
      tbtMs: Math.round(number("total-blocking-time")),
      cls: number("cumulative-layout-shift"),
      lcp: lcpElement(JSON.stringify(audits["lcp-breakdown-insight"]?.details ?? {})),
      machine: environment.benchmarkIndex,
    };
  } finally {
    chrome.kill();
  }
}

function lcpElement(details: string): Figures["lcp"] {
  const selector = /"selector":"([^"]*)"/.exec(details)?.[1] ?? "";
  const snippet = /"snippet":"((?:[^"\\]|\\.)*)"/.exec(details)?.[1] ?? "";
  return { selector: selector.split(" > ").at(-1) ?? "", isImage: snippet.startsWith("<img") };
}
