import { and, count, desc, eq, isNull, lt } from "drizzle-orm";
import { bankAllocations, bankIgnoreRules, directlyAsSystem } from "@/db";

export type ListedRule = Awaited<ReturnType<typeof listRules>>[number];

/** Rules that hold, newest first, each with how many lines it has ignored; one more than `limit` when there are more. */
export function listRules({ limit, after }: { limit: number; after?: number }) {
  return directlyAsSystem((db) =>
    db
      .select({ rule: bankIgnoreRules, lines: count(bankAllocations.id) })
      .from(bankIgnoreRules)
      .leftJoin(
        bankAllocations,
        and(eq(bankAllocations.ruleId, bankIgnoreRules.id), isNull(bankAllocations.undoneAt)),
      )
      .where(
        and(isNull(bankIgnoreRules.endedAt), after === undefined ? undefined : lt(bankIgnoreRules.id, after)),
      )
      .groupBy(bankIgnoreRules.id)
      .orderBy(desc(bankIgnoreRules.id))
      .limit(limit + 1),
  );
}
