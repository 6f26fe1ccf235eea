import { launchBrowser } from "./browser";
import { lighthouseScores } from "./lighthouse-scores";
import { scriptBytes } from "./script-bytes";
import { signedInCookie } from "./signed-in-cookie";

/** An empty page of this Next version: gzip, without the legacy polyfill. */
const EMPTY_PAGE_KB = 135;
const MARKETING_KB = EMPTY_PAGE_KB + 10;
const DASHBOARD_KB = EMPTY_PAGE_KB + 60;

const PAGES = [
  { path: "/", scriptKb: MARKETING_KB, score: 95 },
  { path: "/pricing", scriptKb: MARKETING_KB, score: 95 },
  { path: "/signup", scriptKb: DASHBOARD_KB, score: 95 },
  { path: "/sites", scriptKb: DASHBOARD_KB, score: 90, signedIn: true },
];

/** Prints what a browser gets of each page; exit code 1 when a page is over its budget. */
async function main(origin: string): Promise<void> {
  const browser = await launchBrowser();
  const cookie = await signedInCookie(browser, origin);
  let over = 0;
  for (const page of PAGES) {
    const headers: Record<string, string> = page.signedIn ? { cookie } : {};
    const kilobytes = Math.round((await scriptBytes(browser, origin + page.path, headers)) / 1024);
    const scores = await lighthouseScores(origin + page.path, headers);
    const broken = kilobytes > page.scriptKb || Object.values(scores).some((score) => score < page.score);
    if (broken) over += 1;
    console.log(
      `${broken ? "over" : "ok  "} ${page.path.padEnd(10)} ${kilobytes} kB of ${page.scriptKb}  ${JSON.stringify(scores)}`,
    );
  }
  await browser.close();
  process.exitCode = over > 0 ? 1 : 0;
}

const origin = process.argv[2];
if (origin) await main(origin.replace(/\/+$/, ""));
else {
  console.error("Usage: npm run audit:web -- http://127.0.0.1:3000 (the address of a running `npm start`)");
  process.exitCode = 2;
}
