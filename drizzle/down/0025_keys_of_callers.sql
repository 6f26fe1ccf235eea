--> outside-transaction
DROP INDEX CONCURRENTLY IF EXISTS "mails_with_content";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "bank_allocations_rule";--> statement-breakpoint
-- One key was once enough for an account. Where several callers have used the same one since, the first keeps it.
UPDATE credit_transactions t SET idempotency_key = NULL
WHERE idempotency_key IS NOT NULL AND EXISTS (SELECT FROM credit_transactions first
  WHERE first.account_id = t.account_id AND first.idempotency_key = t.idempotency_key AND first.id < t.id);--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_idempotency_once";--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "credit_transactions_idempotency_once" ON "credit_transactions" USING btree ("account_id","idempotency_key") WHERE "credit_transactions"."idempotency_key" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_once_a_caller";
