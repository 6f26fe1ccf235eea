import { sql } from "drizzle-orm";
import { foreignKey, index, pgEnum, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { ROLES } from "@/db/words";
import { accounts } from "./accounts";
import { users } from "./auth";
import { at, createdAt, id, ref, tenantPolicy, updatedAt } from "./columns";

export const role = pgEnum("role", ROLES);

export const memberships = pgTable(
  "memberships",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** A person belongs to one account: credentials never have to say which. */
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: role("role").notNull(),
    /** In a sandbox: the same person's membership of the live account, whose role it has and with which it ends. */
    mirrorOf: ref("mirror_of"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("memberships_one_account_a_user").on(t.userId).where(sql`${t.mirrorOf} is null`),
    unique("memberships_mirrored").on(t.userId, t.role, t.id),
    foreignKey({
      name: "memberships_mirror_of_membership",
      columns: [t.userId, t.role, t.mirrorOf],
      foreignColumns: [t.userId, t.role, t.id],
    })
      .onUpdate("cascade")
      .onDelete("cascade"),
    uniqueIndex("memberships_one_mirror").on(t.mirrorOf).where(sql`${t.mirrorOf} is not null`),
    index("memberships_account").on(t.accountId, t.id),
    tenantPolicy("memberships"),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    role: role("role").notNull(),
    tokenHash: text("token_hash").notNull().unique("invitations_token_once"),
    invitedByUserId: ref("invited_by_user_id").references(() => users.id, { onDelete: "set null" }),
    expiresAt: at("expires_at").notNull(),
    acceptedAt: at("accepted_at"),
    revokedAt: at("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("invitations_account").on(t.accountId, t.id),
    index("invitations_invited_by").on(t.invitedByUserId).where(sql`${t.invitedByUserId} is not null`),
    index("invitations_email").on(sql`lower(${t.email})`),
    uniqueIndex("invitations_one_open_an_address")
      .on(t.accountId, sql`lower(${t.email})`)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
    tenantPolicy("invitations"),
  ],
);

export type Invitation = typeof invitations.$inferSelect;
