/** Guards scripts/demo/. */
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "@/db/scope";
import { checkCurrentState } from "@/lib/admin/state/check-current-state";
import { seedDemo } from "@/scripts/demo/demo";
import { useDatabase } from "@/test/harness/database";

describe("the demo cast", () => {
  useDatabase();

  it("is told once, breaks no invariant, and nobody runs out of credits", async () => {
    expect((await seedDemo()).created).toBe(true);
    expect((await seedDemo()).created).toBe(false);
    const state = await checkCurrentState();
    expect(state.invariants.filter(({ holds, name }) => !holds && name !== "no_job_is_late")).toEqual([]);
    expect(state.accountsByStatus).toEqual({ active: 2, pending_payment: 1, suspended: 1, trial: 1 });
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select count(*)::int as count from credit_transactions`),
    );
    expect(Number(rows[0]!.count)).toBeGreaterThan(60);
  });
});
