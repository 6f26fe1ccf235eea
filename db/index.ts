/** What code above the tables needs: the tables with their row types, and the two doors. The pool stays inside. */

export { writeBeforeCommit } from "./before-commit";
export type { Database, Tx } from "./client";
export { exportAsSystem, listAsSystem, replicaState } from "./replica/replica";
export { answeredOnce, type Outcome } from "./request/answered-once";
export { apartFromUnit } from "./request/request-unit";
export * from "./schema";
export * from "./scope";
