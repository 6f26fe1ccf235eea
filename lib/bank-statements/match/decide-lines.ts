import { inArray } from "drizzle-orm";
import { directlyAsSystem, invoices } from "@/db";
import type { By } from "@/lib/bank-statements/ledger/allocate";
import { keepLines } from "@/lib/bank-statements/ledger/keep-lines";
import { settleLines } from "@/lib/bank-statements/ledger/settle-lines";
import { type IgnoreRequest, ignoreLines } from "@/lib/bank-statements/rules/ignore-lines";
import { AppError } from "@/lib/errors";
import { formatAmount } from "@/lib/money";
import { actOnProposal } from "./act-on-proposal";
import { type OpenLine, proposeForLines } from "./list-open-lines";

/** What staff decide about several lines. */
export type LinesVerdict =
  | { decision: "preview" }
  | { decision: "settle" }
  | ({ decision: "ignore" } & IgnoreRequest)
  | { decision: "assign" | "keep"; numbers: readonly string[] };

export interface DecidedLine {
  lineId: number;
  /** By which staff know it: its amount and who sent it. */
  label: string;
  ok: boolean;
  /** What happened, or would happen, in a sentence. */
  message: string;
}

/** Does as was proposed with each line on its own; assigning pays the invoices with all of the lines together. */
export async function decideLines(
  lineIds: readonly number[],
  verdict: LinesVerdict,
  by: By,
): Promise<DecidedLine[]> {
  const lines = await proposeForLines([...new Set(lineIds)]);
  const known = new Set(lines.map(({ line }) => line.id));
  const gone = lineIds
    .filter((id) => !known.has(id))
    .map((lineId) => ({ lineId, label: `Line ${lineId}`, ok: false, message: "It has its place already." }));
  if ("numbers" in verdict) return [...gone, ...(await assign(lines, verdict, by))];
  const decided: DecidedLine[] = [];
  for (const each of lines) decided.push(await tryIt(each, () => decide(each, verdict, by)));
  return [...gone, ...decided];
}

async function decide(
  each: OpenLine,
  verdict: Exclude<LinesVerdict, NumbersVerdict>,
  by: By,
): Promise<string> {
  if (verdict.decision === "preview") return previewOf(each);
  if (verdict.decision === "settle") return actOnProposal(each, by);
  const { reason, always } = verdict;
  await ignoreLines([each.line.id], { reason, always }, by);
  return always ? "Ignored, and lines like it from now on." : "Ignored.";
}

const WOULD = {
  settle: "Pays",
  keep: "Is kept for",
  link: "Is the money of",
  return: "Takes back the payment of",
} as const;

function previewOf({ proposal }: OpenLine): string {
  const reasons = proposal.reasons.join(" ");
  if (proposal.act === "none") throw new AppError("invalid_state", { message: `Stays open. ${reasons}` });
  const names = proposal.invoices.map(({ number, accountName }) => `${number} of ${accountName}`).join(", ");
  return `${WOULD[proposal.act]} ${names}. ${reasons}`;
}

type NumbersVerdict = Extract<LinesVerdict, { numbers: readonly string[] }>;

async function assign(lines: OpenLine[], verdict: NumbersVerdict, by: By): Promise<DecidedLine[]> {
  const work = async () => {
    const { decision, numbers } = verdict;
    const invoiceIds = await invoiceIdsOf(numbers);
    const lineIds = lines.map(({ line }) => line.id);
    const names = numbers.join(", ");
    if (decision === "assign") {
      await settleLines({ lineIds, invoiceIds, reason: `Assigned to ${names} by our team.` }, by);
      return `Settled: ${names}.`;
    }
    if (invoiceIds.length > 1)
      throw new AppError("invalid_state", { message: "Money is kept for one account: name one invoice." });
    await keepLines({ lineIds, invoiceId: invoiceIds[0]!, reason: `Kept for ${names} by our team.` }, by);
    return `Kept for the account that ${names} is of.`;
  };
  const [first, ...rest] = lines;
  if (!first) return [];
  const outcome = await tryIt(first, work);
  return [outcome, ...rest.map((each) => ({ ...outcome, lineId: each.line.id, label: labelOf(each) }))];
}

async function invoiceIdsOf(numbers: readonly string[]): Promise<number[]> {
  const found = await directlyAsSystem((db) =>
    db
      .select({ id: invoices.id })
      .from(invoices)
      .where(inArray(invoices.number, [...numbers])),
  );
  if (found.length !== numbers.length)
    throw new AppError("not_found", { message: "There is no invoice of that number." });
  return found.map(({ id }) => id);
}

async function tryIt(each: OpenLine, work: () => string | Promise<string>): Promise<DecidedLine> {
  const named = { lineId: each.line.id, label: labelOf(each) };
  try {
    return { ...named, ok: true, message: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...named, ok: false, message: error.message };
  }
}

function labelOf({ line }: OpenLine): string {
  return `${formatAmount(line.amountCents, line.currency)} ${line.amountCents < 0 ? "to" : "from"} ${line.otherName || "nobody named"}`;
}
