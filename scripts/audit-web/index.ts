import { parseArgs } from "node:util";
import { Teardown } from "@/scripts/launcher/teardown";
import { startYardstick } from "../bench/start-yardstick";
import { launchBrowser } from "./browser";
import { type Budget, PAGES } from "./budgets";
import { type Figures, lighthouseFigures } from "./lighthouse-figures";
import { isPreloaded, scriptBytes } from "./script-bytes";
import { signedInCookie } from "./signed-in-cookie";

/** Prints what a browser gets of each page; exit code 1 when a page is over its budget. */
async function main(origin: string, runs: number): Promise<void> {
  const ceiling = await measureEmptyPage(runs);
  const browser = await launchBrowser();
  const cookie = await signedInCookie(browser, origin);
  let over = 0;
  for (const page of PAGES) {
    const headers: Record<string, string> = page.signedIn ? { cookie } : {};
    const url = origin + page.path;
    const kilobytes = (await scriptBytes(browser, url, headers)) / 1000;
    const figures = page.score ? await lighthouseFigures(url, headers, runs) : undefined;
    const faults = [...faultsOf(page, kilobytes, figures, ceiling)];
    if (figures?.lcp.isImage && !(await isPreloaded(browser, url, headers)))
      faults.push("its largest element is an image that is not preloaded");
    if (faults.length > 0) over += 1;
    console.log(lineOf(page, kilobytes, figures, faults));
  }
  await browser.close();
  process.exitCode = over > 0 ? 1 : 0;
}

/**
 * What this machine gives a page of this framework with nothing on it: Lighthouse slows the browser down by a factor
 * that is made for faster ones, and where an empty page gets 85, none gets 95.
 */
async function measureEmptyPage(runs: number): Promise<Record<string, number>> {
  const teardown = new Teardown();
  try {
    const { url } = await startYardstick(teardown);
    const figures = await lighthouseFigures(url, {}, runs);
    const { performance } = figures.scores;
    console.log(`An empty page gets ${performance} for performance here: TBT ${figures.tbtMs} ms.`);
    return figures.scores;
  } finally {
    await teardown.run();
  }
}

/** The scores of one machine differ by so much from run to run. */
const SPREAD = 5;

function* faultsOf(
  page: Budget,
  kilobytes: number,
  figures: Figures | undefined,
  ceiling: Record<string, number>,
): Generator<string> {
  if (kilobytes > page.scriptKb) yield `over ${page.scriptKb} kB`;
  if (!figures || !page.score) return;
  for (const [category, score] of Object.entries(figures.scores)) {
    const budget = Math.min(page.score, (ceiling[category] ?? 100) - SPREAD);
    if (score < budget) yield `${category} under ${budget}`;
  }
  if (figures.cls >= 0.001) yield `layout shifts by ${figures.cls.toFixed(3)}`; // To what Lighthouse rounds.
}

function lineOf(
  { path, scriptKb }: Budget,
  kilobytes: number,
  figures: Figures | undefined,
  faults: string[],
) {
  const size = `${kilobytes.toFixed(1)} of ${scriptKb} kB`;
  const marks = figures && Object.values(figures.scores).join("/");
  const facts =
    figures &&
    `${marks}  LCP ${figures.lcpMs} ms <${figures.lcp.selector}>  TBT ${figures.tbtMs} ms  CLS ${figures.cls.toFixed(3)}  machine ${figures.machine}`;
  return `${faults.length > 0 ? "over" : "ok  "} ${path.padEnd(10)} ${size}  ${facts ?? ""}  ${faults.join(", ")}`.trimEnd();
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" } },
});
if (positionals[0]) await main(positionals[0].replace(/\/+$/, ""), Number(values.runs));
else {
  console.error(
    "Usage: npm run audit:web -- http://127.0.0.1:3000 [--runs 3] (the address of a running `npm start`)",
  );
  process.exitCode = 2;
}
