import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { createdAt, id, ref, tenantPolicy } from "./columns";

/** Who did what, when; rows are added, never changed. `account_id` is null for what concerns no account. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: id(),
    accountId: ref("account_id").references(() => accounts.id, { onDelete: "cascade" }),
    /** user:<id>, api_key:<id>, job:<name>, webhook:<provider>, terminal */
    actor: text("actor").notNull(),
    actorUserId: ref("actor_user_id"),
    /** <noun>.<verb in the past>, such as account.suspended */
    action: text("action").notNull(),
    targetType: text("target_type"),
    targetId: text("target_id"),
    reason: text("reason"),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    requestId: text("request_id"),
    createdAt: createdAt(),
  },
  (t) => [
    index("audit_events_account").on(t.accountId, t.id),
    index("audit_events_action").on(t.action, t.id),
    index("audit_events_actor_user").on(t.actorUserId, t.id),
    // What was told of a dispute before, and the state each has come to.
    index("audit_events_dispute").on(t.targetId, t.id).where(sql`${t.targetType} = 'dispute'`),
    // What is written down about a person, when they are deleted.
    index("audit_events_about_person").on(t.targetId).where(sql`${t.targetType} = 'user'`),
    // What people did of their own, outside any account: goes with them, or after a year.
    index("audit_events_no_account").on(t.createdAt).where(sql`${t.accountId} is null`),
    tenantPolicy("audit_events"),
  ],
);
