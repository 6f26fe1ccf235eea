import type { Account } from "@/db";

/** What other software is told of an account. */
export function toldOf({ id, status, suspensionReason, planId }: Account) {
  const data = { id, status, suspension_reason: suspensionReason, plan_id: planId };
  return { object: ["account", id] as const, data };
}
