import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/** Any number, the same in every process. */
const LOCK = 7_249_002;

/** Until the transaction ends nobody else makes the first superuser, or makes or unmakes another: the last one stays. */
export async function lockSuperusers(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
}
