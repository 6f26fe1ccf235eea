--> outside-transaction
DROP INDEX CONCURRENTLY IF EXISTS "api_keys_created_by";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "staff_views_session";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "bank_allocations_decided_by";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_given";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_user";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "refunds_asked_by";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "payments_decided_by";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "subscriptions_credits_reset_at";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "subscriptions_scheduled";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "invitations_invited_by";
