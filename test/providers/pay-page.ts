import { setTimeout as sleep } from "node:timers/promises";
import type { WireAnswer, WireRequest } from "./wire";

/** Long enough for the browser to be back, and for its first look at the page. */
const LATER_MS = 5_000;

interface PayPage {
  title: string;
  /** "139 usd" */
  amount: string;
  cancelUrl: string;
  returnUrl: string;
  pay: () => Promise<unknown>;
  /** With what takes days, such as a debit. */
  payLater: () => Promise<unknown>;
}

/**
 * The page that a provider shows its payer. Its first button tells the shop before the payer comes back, the second one
 * some seconds after; the third pays with money that takes days; the link gives up.
 */
export async function payPage(request: WireRequest, page: PayPage): Promise<WireAnswer> {
  if (request.method !== "POST") return { status: 200, body: undefined, html: htmlOf(page) };
  if (request.body.includes("tell=later")) void sleep(LATER_MS, undefined, { ref: false }).then(page.pay);
  else if (request.body.includes("tell=days")) await page.payLater();
  else await page.pay();
  return { status: 303, body: undefined, location: page.returnUrl };
}

function htmlOf({ title, amount, cancelUrl }: PayPage): string {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}: ${amount}</h1>
    <form method="post"><button>Pay</button> <button name="tell" value="later">Pay, and tell later</button>
    <button name="tell" value="days">Pay with money that takes days</button></form>
    <a href="${cancelUrl.replaceAll("&", "&amp;")}">Go back without paying</a>`;
}
