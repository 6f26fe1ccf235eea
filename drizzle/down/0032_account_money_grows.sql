WITH "grown" AS (
	SELECT "payment_id", min("id") AS "id", sum("amount_cents") AS "total" FROM "account_money"
	WHERE "kind" = 'kept' GROUP BY "payment_id" HAVING count(*) > 1
), "first" AS (
	UPDATE "account_money" m SET "amount_cents" = g."total" FROM "grown" g WHERE m."id" = g."id" RETURNING m."id"
)
DELETE FROM "account_money" m USING "grown" g
WHERE m."payment_id" = g."payment_id" AND m."kind" = 'kept' AND m."id" <> g."id";--> statement-breakpoint
CREATE UNIQUE INDEX "account_money_kept_once" ON "account_money" USING btree ("payment_id") WHERE "account_money"."kind" = 'kept';
