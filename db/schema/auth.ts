import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { SESSION_KINDS, STAFF_ROLES, USER_TOKEN_PURPOSES } from "@/db/words";
import { accounts } from "./accounts";
import { at, createdAt, id, READ_OFTEN, ref, updatedAt } from "./columns";

export const sessionKind = pgEnum("session_kind", SESSION_KINDS);
export const staffRole = pgEnum("staff_role", STAFF_ROLES);
export const userTokenPurpose = pgEnum("user_token_purpose", USER_TOKEN_PURPOSES);

/**
 * People. No account here: a membership ties a person to one. The tenant role sees those of its own account, and of them
 * neither hash nor secret.
 */
export const users = pgTable(
  "users",
  {
    id: id(),
    email: text("email").notNull(),
    /** The address with dots and plus-tags folded, where its provider ignores them: one trial each. */
    trialAddress: text("trial_address").notNull(),
    passwordHash: text("password_hash").notNull(),
    firstName: text("first_name").notNull().default(""),
    lastName: text("last_name").notNull().default(""),
    isSuperuser: boolean("is_superuser").notNull().default(false),
    /** What a superuser may do; nothing to anybody else. */
    staffRole: staffRole("staff_role").notNull().default("owner"),
    emailVerifiedAt: at("email_verified_at"),
    /** Counts up when all of a person's sessions end together, as with a new password: every older credential dies. */
    sessionVersion: integer("session_version").notNull().default(1),
    /** In force, or null: one that is being set up travels in its form. */
    totpSecret: text("totp_secret"),
    totpEnabledAt: at("totp_enabled_at"),
    /** The last time step accepted, so that no code works twice. */
    totpLastStep: ref("totp_last_step"),
    recoveryCodeHashes: text("recovery_code_hashes").array().notNull().default(sql`'{}'`),
    notifications: jsonb("notifications").$type<Record<string, boolean>>().notNull().default({}),
    lastLoginAt: at("last_login_at"),
    /** Since when this person belongs to no account; null for members and superusers. After 30 days they are deleted. */
    leftAccountAt: at("left_account_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("users_totp_secret_in_force", sql`${t.totpSecret} is null or ${t.totpEnabledAt} is not null`),
    uniqueIndex("users_email_once").on(sql`lower(${t.email})`),
    index("users_email_prefix").on(sql`lower(${t.email}) text_pattern_ops`),
    index("users_words")
      .using("gin", sql`lower(${t.email} || ' ' || ${t.firstName} || ' ' || ${t.lastName}) gin_trgm_ops`)
      .with(READ_OFTEN),
    index("users_trial_address").on(t.trialAddress),
    index("users_superusers").on(t.id).where(sql`${t.isSuperuser}`),
    // The hourly job that deletes people who belong nowhere.
    index("users_left_account_at").on(t.leftAccountAt).where(sql`${t.leftAccountAt} is not null`),
  ],
);

/** Trials given, by the hash of the folded address: outlives the account, so that closing it gives no second trial. */
export const trialGrants = pgTable(
  "trial_grants",
  { addressHash: text("address_hash").primaryKey(), grantedAt: createdAt() },
  (t) => [index("trial_grants_granted_at").on(t.grantedAt)],
);

/** One row per signed-in browser or API client. For `api`, the refresh family: its current token's hash and generation. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: sessionKind("kind").notNull(),
    sessionVersion: integer("session_version").notNull(),
    refreshTokenHash: text("refresh_token_hash"),
    /** Counts the family's rotations: a token that names an earlier one has been used before. */
    refreshGeneration: integer("refresh_generation").notNull().default(0),
    refreshedAt: at("refreshed_at"),
    userAgent: text("user_agent").notNull().default(""),
    ip: text("ip").notNull().default(""),
    /** The last time the password was confirmed: dangerous admin actions want a fresh one. */
    confirmedAt: at("confirmed_at"),
    lastUsedAt: at("last_used_at").notNull().default(sql`now()`),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
    /** The sandbox that this browser is in instead of the live account. */
    inSandboxId: ref("in_sandbox_id").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("sessions_user").on(t.userId, t.createdAt),
    index("sessions_expires_at").on(t.expiresAt),
    index("sessions_in_sandbox").on(t.inSandboxId).where(sql`${t.inSandboxId} is not null`),
  ],
);

/**
 * A superuser looks at an account as its owner does, without being able to change it. Bound to the browser session that
 * started it, one open at a time. Staff only, so no `account_id`: that names tenants' own rows.
 */
export const staffViews = pgTable(
  "staff_views",
  {
    id: id(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    viewedAccountId: ref("viewed_account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    expiresAt: at("expires_at").notNull(),
    endedAt: at("ended_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("staff_views_one_open").on(t.sessionId).where(sql`${t.endedAt} is null`),
    index("staff_views_session").on(t.sessionId),
    index("staff_views_viewed_account").on(t.viewedAccountId),
    index("staff_views_open").on(t.expiresAt).where(sql`${t.endedAt} is null`),
  ],
);

/** What our team writes down about an account. No tenant ever reads it, so no `account_id`: that names tenants' own rows. */
export const staffNotes = pgTable(
  "staff_notes",
  {
    id: id(),
    aboutAccountId: ref("about_account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    authorUserId: ref("author_user_id").references(() => users.id, { onDelete: "set null" }),
    text: text("text").notNull(),
    /** Shown on top of the account's page until somebody unpins it. */
    isPinned: boolean("is_pinned").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("staff_notes_account").on(t.aboutAccountId, t.id),
    index("staff_notes_author").on(t.authorUserId).where(sql`${t.authorUserId} is not null`),
  ],
);

/** Links that were mailed: verification, reset, change of address. Hashes only, each used once. */
export const userTokens = pgTable(
  "user_tokens",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    purpose: userTokenPurpose("purpose").notNull(),
    tokenHash: text("token_hash").notNull().unique("user_tokens_hash_once"),
    /** For a change of address: where this link went, the old address or the new one. */
    email: text("email"),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("user_tokens_user_purpose").on(t.userId, t.purpose),
    index("user_tokens_expires_at").on(t.expiresAt),
  ],
);

export type UserToken = typeof userTokens.$inferSelect;

export type Session = typeof sessions.$inferSelect;

export type Person = typeof users.$inferSelect;
