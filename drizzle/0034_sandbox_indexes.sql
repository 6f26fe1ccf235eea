--> outside-transaction
DROP INDEX CONCURRENTLY IF EXISTS "sessions_in_sandbox";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "sessions_in_sandbox" ON "sessions" USING btree ("in_sandbox_id") WHERE "sessions"."in_sandbox_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "memberships_one_mirror";--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "memberships_one_mirror" ON "memberships" USING btree ("mirror_of") WHERE "memberships"."mirror_of" is not null;--> statement-breakpoint
-- A person still belongs to one account, and now to its sandbox as well. The old rule holds until the new one stands.
DROP INDEX CONCURRENTLY IF EXISTS "memberships_one_live_account";--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "memberships_one_live_account" ON "memberships" USING btree ("user_id") WHERE "memberships"."mirror_of" is null;--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT IF EXISTS "memberships_one_account_a_user";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "memberships_one_account_a_user";--> statement-breakpoint
ALTER INDEX "memberships_one_live_account" RENAME TO "memberships_one_account_a_user";
