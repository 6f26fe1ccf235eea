-- Money that pays no invoice goes back to where it stood before: beside the payments, for staff to refund.
INSERT INTO unplaced_charges (account_id, provider, external_id, amount_cents, currency, reason, given_back_at)
SELECT account_id, method::text::provider, external_payment_id, amount_cents, currency, 'Kept as the account''s money',
  CASE WHEN refunded_cents = amount_cents THEN now() END
FROM payments WHERE status = 'kept' AND method <> 'bank_transfer'
ON CONFLICT DO NOTHING;--> statement-breakpoint
DELETE FROM payments WHERE status = 'kept';--> statement-breakpoint
UPDATE payments SET status = 'failed', failure_reason = 'It was on its way.' WHERE status = 'processing';--> statement-breakpoint
UPDATE payments SET status = 'succeeded' WHERE status = 'disputed';--> statement-breakpoint
DROP INDEX "payments_reference_once";--> statement-breakpoint
DROP INDEX "payments_processing_once";--> statement-breakpoint
DROP INDEX "payments_one_settlement_an_invoice";--> statement-breakpoint
DROP INDEX "payments_report_once";--> statement-breakpoint
DROP INDEX "payments_one_report_an_invoice";--> statement-breakpoint
ALTER TYPE "public"."payment_status" RENAME TO "payment_status_after";--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('pending_approval', 'succeeded', 'failed', 'refunded');--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "status" TYPE "payment_status" USING "status"::text::"payment_status";--> statement-breakpoint
DROP TYPE "public"."payment_status_after";--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" in ('succeeded', 'refunded');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_report_once" ON "payments" USING btree ("account_id","method","external_payment_id") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_settlement_an_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."status" in ('succeeded', 'refunded');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_report_an_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
DROP TABLE "account_money";--> statement-breakpoint
DROP TYPE "public"."account_money_kind";--> statement-breakpoint
DROP TABLE "installation";--> statement-breakpoint
ALTER TABLE "checkouts" DROP COLUMN "payer_action_url";
