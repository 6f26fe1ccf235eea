-- What was kept of a payment bit by bit is one entry again, of the same sum.
UPDATE "account_money" m SET "amount_cents" = (
	SELECT sum(CASE WHEN k."payment_id" = m."payment_id" AND k."kind" = 'kept' THEN k."amount_cents" END) FROM "account_money" k
) WHERE m."kind" = 'kept'
	AND EXISTS (SELECT 1 FROM "account_money" k WHERE k."payment_id" = m."payment_id" AND k."kind" = 'kept' AND k."id" > m."id")
	AND NOT EXISTS (SELECT 1 FROM "account_money" k WHERE k."payment_id" = m."payment_id" AND k."kind" = 'kept' AND k."id" < m."id");--> statement-breakpoint
DELETE FROM "account_money" WHERE "kind" = 'kept' AND EXISTS (
	SELECT 1 FROM "account_money" k
	WHERE k."payment_id" = "account_money"."payment_id" AND k."kind" = 'kept' AND k."id" < "account_money"."id"
);--> statement-breakpoint
CREATE UNIQUE INDEX "account_money_kept_once" ON "account_money" USING btree ("payment_id") WHERE "account_money"."kind" = 'kept';
