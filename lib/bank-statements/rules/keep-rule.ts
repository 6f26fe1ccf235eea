import { and, eq, isNull } from "drizzle-orm";
import { type BankLine, bankIgnoreRules, type Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { By } from "../ledger/allocate";
import { ruleKeyOf } from "./rule-key";

/**
 * Remembers that lines like this one are ignored from now on, with the reason. The same rule is kept once. Answers its id.
 * Throws `invalid_state` for a line that names neither an account nor a word.
 */
export async function keepRule(
  tx: Tx,
  line: BankLine,
  { reason, withText }: { reason: string; withText: boolean },
  by: By,
): Promise<number> {
  const key = ruleKeyOf(line, { withText });
  if (!key) throw new AppError("invalid_state", { message: NOTHING_TO_GO_BY });
  const [made] = await tx
    .insert(bankIgnoreRules)
    .values({ ...key, reason, actor: by.actor, createdByUserId: by.actorUserId, createdAt: now() })
    .onConflictDoNothing()
    .returning({ id: bankIgnoreRules.id });
  if (!made) return findRule(tx, key);
  await recordAudit(tx, {
    ...by,
    action: "bank_rule.made",
    targetType: "bank_rule",
    targetId: made.id,
    reason,
    after: { ...key },
  });
  return made.id;
}

const NOTHING_TO_GO_BY =
  "This line names neither an account nor a text, so nothing tells which lines are like it. Ignore it alone.";

async function findRule(tx: Tx, key: NonNullable<ReturnType<typeof ruleKeyOf>>): Promise<number> {
  const [found] = await tx
    .select({ id: bankIgnoreRules.id })
    .from(bankIgnoreRules)
    .where(
      and(
        eq(bankIgnoreRules.ownAccount, key.ownAccount),
        eq(bankIgnoreRules.currency, key.currency),
        eq(bankIgnoreRules.isCredit, key.isCredit),
        eq(bankIgnoreRules.otherAccount, key.otherAccount),
        eq(bankIgnoreRules.wording, key.wording),
        isNull(bankIgnoreRules.endedAt),
      ),
    );
  // It ended in between: someone who wants it says so again.
  if (!found) throw new AppError("conflict");
  return found.id;
}
