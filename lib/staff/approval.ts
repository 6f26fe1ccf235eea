import { createHash } from "node:crypto";
import type { StaffApproval } from "@/db";
import type { ApprovalKind } from "@/db/words";
import { env } from "@/lib/env";
import { parseDecimal } from "@/lib/money";

/** What somebody wants to do that may take two people. */
export interface ApprovalRequest {
  kind: ApprovalKind;
  accountId: number;
  paymentId?: number;
  /** What it is worth in cents: the money, or the credits at what plans ask for them. */
  amountCents: number;
  currency: string;
  reason: string;
  /** What the verb takes. */
  request: Record<string, string | number | null | undefined>;
  /** What makes two requests the same; the rest of `request` may be typed another way. */
  sameBy: readonly (string | number | undefined)[];
}

/** Thrown under the lock, so that everything is taken back; `decide` then asks a second person. */
export class NeedsApproval extends Error {
  constructor(readonly asked: ApprovalRequest) {
    super(`${asked.kind} needs a second person`);
  }
}

/** In cents; undefined where no amount takes two people. */
export function approvalLimitCents(): number | undefined {
  const limit = env().APPROVAL_LIMIT;
  return limit === undefined ? undefined : parseDecimal(limit);
}

export function digestOf({ kind, accountId, sameBy }: ApprovalRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, accountId, ...sameBy.map((each) => each ?? null)]))
    .digest("hex");
}

/** Whether it can still be decided. */
export function awaitsSecond({ status }: Pick<StaffApproval, "status">): boolean {
  return status === "waiting";
}

export const APPROVAL_STATUS_WORDS: Record<StaffApproval["status"], string> = {
  waiting: "Waiting for a second person",
  done: "Approved and done",
  declined: "Declined",
};

export const APPROVAL_TITLES: Record<ApprovalKind, string> = {
  confirm: "Confirm a transfer",
  approve: "Approve a reported transfer",
  refund: "Refund a payment",
  adjust_credits: "Adjust credits",
};
