import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/** Has what is due to an endpoint sent, after commit. Works under the tenant role. */
export async function wakeEndpoint(
  tx: Tx,
  { accountId, endpointId }: { accountId: number; endpointId: number },
): Promise<void> {
  await tx.execute(sql`select wake_webhook(${accountId}::bigint, ${endpointId}::bigint)`);
}
