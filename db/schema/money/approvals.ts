import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgEnum, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { APPROVAL_KINDS, APPROVAL_STATUSES } from "@/db/words";
import { users } from "../auth";
import { at, createdAt, id, ref } from "../columns";

export const approvalKind = pgEnum("approval_kind", APPROVAL_KINDS);
export const approvalStatus = pgEnum("approval_status", APPROVAL_STATUSES);

/**
 * What somebody of our team wants to do and may not do alone: a second person does it, or declines. Of no tenant, so no
 * policy and no grant, and no `account_id`: that names tenants' own rows.
 */
export const staffApprovals = pgTable(
  "staff_approvals",
  {
    id: id(),
    kind: approvalKind("kind").notNull(),
    status: approvalStatus("status").notNull().default("waiting"),
    aboutAccountId: ref("about_account_id"),
    /** Of the payment that is decided; null where it is about an account. */
    aboutPaymentId: ref("about_payment_id"),
    /** What the verb takes, as JSON; emptied once it is decided. */
    request: jsonb("request").$type<Record<string, unknown>>().notNull(),
    /** Of kind and request: the same request again is this row. */
    digest: text("digest").notNull(),
    /** What it is worth: money, or credits at the price that a plan asks for them. */
    amountCents: bigint("amount_cents", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    reason: text("reason").notNull(),
    askedByUserId: ref("asked_by_user_id").references(() => users.id, { onDelete: "set null" }),
    /** "user:<id>", or "terminal" with the person who said to sit there. */
    askedBy: text("asked_by").notNull(),
    decidedByUserId: ref("decided_by_user_id").references(() => users.id, { onDelete: "set null" }),
    decidedBy: text("decided_by"),
    decidedAt: at("decided_at"),
    /** Why it was declined, or why two owners overrode the rule. */
    decision: text("decision"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("staff_approvals_one_waiting").on(t.digest).where(sql`${t.status} = 'waiting'`),
    index("staff_approvals_status").on(t.status, t.id),
    index("staff_approvals_asked_by").on(t.askedByUserId).where(sql`${t.askedByUserId} is not null`),
    index("staff_approvals_decided_by").on(t.decidedByUserId).where(sql`${t.decidedByUserId} is not null`),
    // Decided ones, for the job that ends them.
    index("staff_approvals_decided_at").on(t.decidedAt).where(sql`${t.decidedAt} is not null`),
  ],
);

export type StaffApproval = typeof staffApprovals.$inferSelect;
