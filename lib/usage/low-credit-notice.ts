import { forAccount } from "@/db";
import { hasPutAside, putAside } from "@/lib/people/put-aside";
import { type LowCreditPercent, lowCreditPercent } from "./forecast";
import { lastGrantId } from "./low-credit";

interface Standing {
  accountId: number;
  userId: number;
  /** Those that are available. */
  credits: number;
  creditsPerMonth: number;
}

/** What the shell tells of credits running low: at 20 % and at 5 %, each until the viewer puts it aside for the period. */
export async function findLowCreditNotice(standing: Standing): Promise<LowCreditPercent | undefined> {
  const percent = lowCreditPercent(standing.credits, standing.creditsPerMonth);
  if (percent === undefined) return undefined;
  return (await hasPutAside(standing.userId, await nameOf(standing.accountId, percent)))
    ? undefined
    : percent;
}

/** The viewer has seen it. It comes again at the next threshold, and in the next period. */
export async function putLowCreditNoticeAside(standing: Standing): Promise<void> {
  const percent = lowCreditPercent(standing.credits, standing.creditsPerMonth);
  if (percent === undefined) return;
  await putAside(standing.userId, await nameOf(standing.accountId, percent));
}

async function nameOf(accountId: number, percent: LowCreditPercent): Promise<string> {
  const period = await forAccount(accountId, (tx) => lastGrantId(tx, accountId));
  return `low_credits:${accountId}:${period}:${percent}`;
}
