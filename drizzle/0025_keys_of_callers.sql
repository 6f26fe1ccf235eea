--> outside-transaction
-- Keys of rotations that were made before: each goes back to the first one.
WITH RECURSIVE line AS (
  SELECT k.id AS first, k.id, k.rotated_to_id FROM api_keys k
  WHERE k.rotated_to_id IS NOT NULL AND NOT EXISTS (SELECT FROM api_keys older WHERE older.rotated_to_id = k.id)
  UNION ALL
  SELECT line.first, k.id, k.rotated_to_id FROM line JOIN api_keys k ON k.id = line.rotated_to_id
)
UPDATE api_keys SET lineage_id = line.first FROM line WHERE line.id = api_keys.id AND line.id <> line.first;--> statement-breakpoint
UPDATE credit_transactions t SET idempotency_caller = coalesce(
  (SELECT 'api_key:' || coalesce(k.lineage_id, k.id) FROM api_keys k WHERE k.id = t.api_key_id), 'user:' || t.user_id, 'gone')
WHERE idempotency_key IS NOT NULL AND idempotency_caller IS NULL;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_once_a_caller";--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "credit_transactions_once_a_caller" ON "credit_transactions" USING btree ("account_id","idempotency_key","idempotency_caller") WHERE "credit_transactions"."idempotency_key" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "credit_transactions_idempotency_once";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "bank_allocations_rule";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "bank_allocations_rule" ON "bank_allocations" USING btree ("rule_id") WHERE "bank_allocations"."rule_id" is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "mails_with_content";--> statement-breakpoint
CREATE INDEX CONCURRENTLY "mails_with_content" ON "mails" USING btree ("template","created_at") WHERE "mails"."props" <> '{}' or "mails"."html" is not null or "mails"."text" is not null;
