import { pool } from "@/db/client";
import { OPEN_SCOPE } from "@/db/scoped-query";
import type { SentQuery } from "./count-statements";

/** A node of PostgreSQL's plan; its buffers are those of the nodes below it too. */
export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  /** On average for each loop. */
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Conflict Arbiter Indexes"?: string[];
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: PlanNode[];
}

/** Runs the statement through the tenant's door, undoes it, and answers the nodes of its plan from the top. */
export function explainAnalyze(accountId: number, { text, values }: SentQuery): Promise<PlanNode[]> {
  return explained(accountId, { text: `explain (analyze, buffers, format json) ${text}`, values });
}

/** The plan that a named statement gets once it was asked often: made without looking at its values. */
export function explainGeneric(accountId: number, { text }: SentQuery): Promise<PlanNode[]> {
  return explained(accountId, { text: `explain (generic_plan, format json) ${text}`, values: [] });
}

async function explained(accountId: number, { text, values }: SentQuery): Promise<PlanNode[]> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(OPEN_SCOPE.text, [String(accountId)]);
    const { rows } = await client.query(text, values.length > 0 ? values : undefined);
    return nodesOf(rows[0]["QUERY PLAN"][0].Plan);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

export function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
