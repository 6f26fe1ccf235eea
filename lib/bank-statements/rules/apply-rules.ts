import { and, asc, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { asSystem, type BankLine, bankIgnoreRules, bankLines, bankStatements, type Tx } from "@/db";
import { allocate, lockLines } from "../ledger/allocate";
import { isLike } from "./rule-key";

const PAGE = 200;
const BY = { actor: "job:ignore-lines" };

/**
 * Ignores the open lines of a file that a rule is about, before anything else is done with them. Each keeps its rule and the
 * rule's reason, and can be undone: what somebody has undone stays open, also where the file is looked through again. Answers
 * how many were ignored.
 */
export async function applyRules(fileId: number): Promise<number> {
  let [ignored, after] = [0, 0];
  for (;;) {
    const page = await asSystem((tx) => ignorePage(tx, fileId, after));
    ignored += page.ignored;
    if (page.last === undefined) return ignored;
    after = page.last;
  }
}

async function ignorePage(tx: Tx, fileId: number, after: number) {
  const found = await candidates(tx, fileId, after);
  const rules = await rulesFor(tx, found);
  const ruleOf = (line: BankLine) => rules.find((rule) => isLike(line, rule));
  const wanted = found.filter(ruleOf).map(({ id }) => id);
  const locked = wanted.length > 0 ? await lockLines(tx, wanted) : [];
  const untouched = locked.filter(({ openCents, amountCents }) => openCents === amountCents);
  for (const line of untouched) {
    const { id: ruleId, reason } = ruleOf(line)!;
    await allocate(tx, line, { kind: "ignored", amountCents: line.openCents, ruleId, reason }, BY);
  }
  return { ignored: untouched.length, last: found.length < PAGE ? undefined : found.at(-1)!.id };
}

/** Open lines for whose other account there is a rule at all, and that none has ignored before. */
function candidates(tx: Tx, fileId: number, after: number): Promise<BankLine[]> {
  const statements = sql`select ${bankStatements.id} from ${bankStatements} where ${eq(bankStatements.fileId, fileId)}`;
  return tx
    .select()
    .from(bankLines)
    .where(
      and(
        sql`${bankLines.statementId} in (${statements})`,
        gt(bankLines.id, after),
        ne(bankLines.openCents, 0),
        sql`exists (select 1 from bank_ignore_rules r where r.own_account = ${bankLines.ownAccount}
          and r.currency = ${bankLines.currency} and r.is_credit = (${bankLines.amountCents} > 0)
          and r.other_account = ${bankLines.otherAccount} and r.ended_at is null)`,
        sql`not exists (select 1 from bank_allocations a where a.line_id = ${bankLines.id} and a.rule_id is not null)`,
      ),
    )
    .orderBy(asc(bankLines.id))
    .limit(PAGE);
}

function rulesFor(tx: Tx, lines: readonly BankLine[]) {
  const others = [...new Set(lines.map(({ otherAccount }) => otherAccount))];
  return tx
    .select()
    .from(bankIgnoreRules)
    .where(and(inArray(bankIgnoreRules.otherAccount, others), isNull(bankIgnoreRules.endedAt)))
    .orderBy(asc(bankIgnoreRules.id));
}
