import { desc, lt } from "drizzle-orm";
import { type BankStatement, bankStatements, listAsSystem } from "@/db";

/** The newest statements; one more than `limit` when there are more. */
export function listStatements({
  limit,
  after,
}: {
  limit: number;
  after?: number;
}): Promise<BankStatement[]> {
  return listAsSystem((db) =>
    db
      .select()
      .from(bankStatements)
      .where(after === undefined ? undefined : lt(bankStatements.id, after))
      .orderBy(desc(bankStatements.id))
      .limit(limit + 1),
  );
}
