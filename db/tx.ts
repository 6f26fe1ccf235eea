import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type * as schema from "./schema";

export type Database = NodePgDatabase<typeof schema>;
/** A transaction: what `forAccount` and `asSystem` hand to their work. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
