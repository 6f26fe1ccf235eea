--> outside-transaction
-- Big tables: nobody waits to read or write while an index is built. One that a broken run left behind counts for nothing,
-- so each begins with its removal.
DROP INDEX CONCURRENTLY IF EXISTS "api_keys_created_by";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "api_keys_created_by" ON "api_keys" USING btree ("created_by_user_id") WHERE "api_keys"."created_by_user_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "staff_views_session";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "staff_views_session" ON "staff_views" USING btree ("session_id");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "bank_allocations_decided_by";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "bank_allocations_decided_by" ON "bank_allocations" USING btree ("decided_by_user_id") WHERE "bank_allocations"."decided_by_user_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_given";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "credit_transactions_given" ON "credit_transactions" USING btree ("account_id","id") WHERE "credit_transactions"."kind" in ('grant', 'reset');--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_user";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "credit_transactions_user" ON "credit_transactions" USING btree ("user_id") WHERE "credit_transactions"."user_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "refunds_asked_by";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "refunds_asked_by" ON "refunds" USING btree ("asked_by_user_id") WHERE "refunds"."asked_by_user_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "payments_decided_by";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "payments_decided_by" ON "payments" USING btree ("decided_by_user_id") WHERE "payments"."decided_by_user_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "subscriptions_credits_reset_at";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "subscriptions_credits_reset_at" ON "subscriptions" USING btree ("credits_reset_at") WHERE "subscriptions"."status" = 'active';--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "subscriptions_scheduled";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "subscriptions_scheduled" ON "subscriptions" USING btree ("id") WHERE "subscriptions"."scheduled_plan_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "invitations_invited_by";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "invitations_invited_by" ON "invitations" USING btree ("invited_by_user_id") WHERE "invitations"."invited_by_user_id" is not null;
