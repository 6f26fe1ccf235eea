import { type CurrentState, checkCurrentState } from "@/lib/admin/state/check-current-state";
import { formatAmount } from "@/lib/money";
import type { ManageCommand } from "../command";

export const checkCurrentStateCommand: ManageCommand = {
  name: "check-current-state",
  summary: "look at plans, accounts, schema and invariants; exit 1 when one is broken",
  run: async () => {
    const state = await checkCurrentState();
    return { data: state, lines: linesOf(state), ok: state.ok };
  },
};

function linesOf(state: CurrentState): string[] {
  return [
    "Plans",
    ...state.plans.map(describePlan),
    "Accounts",
    ...describeCounts(state.accountsByStatus),
    "Subscriptions",
    ...describeCounts(state.subscriptionsByStatus),
    "Payment methods",
    ...state.paymentMethods.map(describeMethod),
    "Schema",
    `  ${state.schema.tableCount} tables, ${state.schema.columnCount} columns`,
    ...state.schema.differences.map((line) => `  DIFFERENT  ${line}`),
    ...state.pendingMigrations.map((tag) => `  PENDING    ${tag}`),
    "Invariants",
    ...state.invariants.flatMap(describeInvariant),
    state.ok ? "All is well." : "Something is broken: see above.",
  ];
}

function describePlan(plan: CurrentState["plans"][number]): string {
  const flags = [plan.is_active ? "active" : "inactive", plan.is_public ? "public" : "hidden"].join(", ");
  return `  ${plan.slug}: ${formatAmount(plan.price_cents, plan.currency)}, ${flags}, ${plan.accounts} accounts`;
}

function describeMethod({ method, isOffered, note }: CurrentState["paymentMethods"][number]): string {
  return `  ${method}: ${[isOffered ? "offered" : "not offered", note].filter(Boolean).join(". ")}`;
}

function describeCounts(counts: Record<string, number>): string[] {
  const lines = Object.entries(counts).map(([status, count]) => `  ${status}: ${count}`);
  return lines.length === 0 ? ["  none"] : lines;
}

function describeInvariant(invariant: CurrentState["invariants"][number]): string[] {
  if (invariant.holds) return [`  ok         ${invariant.promise}`];
  const mark = invariant.severity === "broken" ? "BROKEN    " : "LOOK      ";
  return [
    `  ${mark} ${invariant.promise} (${invariant.name}, ${invariant.faultCount})`,
    ...invariant.examples.map((example) => `               ${JSON.stringify(example)}`),
  ];
}
