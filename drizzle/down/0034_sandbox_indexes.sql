--> outside-transaction
-- Sandboxes end with what they are: their people belong to two accounts.
DELETE FROM mails WHERE about_account_id IN (SELECT id FROM accounts WHERE sandbox_of IS NOT NULL);--> statement-breakpoint
DELETE FROM api_requests WHERE account_id IN (SELECT id FROM accounts WHERE sandbox_of IS NOT NULL);--> statement-breakpoint
DELETE FROM accounts WHERE sandbox_of IS NOT NULL;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "sessions_in_sandbox";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "memberships_one_mirror";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "memberships_one_account_a_user";--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_one_account_a_user" UNIQUE("user_id");
