import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { actOnProposal } from "./act-on-proposal";
import { listSettleable, type OpenLine } from "./list-open-lines";

const PAGE = 200;

/**
 * Settles the lines of a file of which reference, amount and currency agree, each in a transaction of its own: one that
 * can't be settled stays open for a person, and stops no other. One that is too little is kept, and its payer gets an email.
 * Answers how many were settled.
 */
export async function settleExact(fileId: number, requestId?: string): Promise<number> {
  let [settled, after] = [0, 0];
  for (;;) {
    const lines = await listSettleable(fileId, after, PAGE);
    for (const each of lines)
      if (isExact(each) && (await tryToSettle(each, requestId)) && each.proposal.act !== "keep") settled++;
    if (lines.length < PAGE) return settled;
    after = lines.at(-1)!.line.id;
  }
}

function isExact({ proposal }: OpenLine): boolean {
  return proposal.act !== "none" && proposal.act !== "return" && proposal.strength === "exact";
}

async function tryToSettle(each: OpenLine, requestId: string | undefined): Promise<boolean> {
  try {
    await actOnProposal(each, { actor: "job:settle-statement", requestId });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ line: each.line.id, code: error.code, request_id: requestId }, "a line could not be settled");
    return false;
  }
}
