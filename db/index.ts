/** What code above the tables needs: the tables with their row types, and the two doors. The pool stays inside. */
export { answeredOnce, type Outcome } from "./answered-once";
export type { Database, Tx } from "./client";
export { apartFromUnit } from "./request-unit";
export * from "./schema";
export * from "./scope";
