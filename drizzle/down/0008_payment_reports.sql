-- The older release allows one report of a reference. Others wait aside until the newer one is back; nothing is decided.
CREATE SCHEMA IF NOT EXISTS igny8_rolled_back;--> statement-breakpoint
DROP TABLE IF EXISTS igny8_rolled_back.payments_0008;--> statement-breakpoint
CREATE TABLE igny8_rolled_back.payments_0008 AS
  SELECT id, failure_reason FROM payments AS later
  WHERE later."status" = 'pending_approval' AND EXISTS (SELECT 1 FROM "payments" AS other
    WHERE other."method" = later."method" AND other."external_payment_id" = later."external_payment_id"
      AND other."status" <> 'failed' AND other."id" <> later."id"
      AND (other."status" <> 'pending_approval' OR other."id" < later."id"));--> statement-breakpoint
UPDATE payments SET status = 'failed', failure_reason = 'We have kept your report of this transfer, and will look at it.'
  WHERE id IN (SELECT id FROM igny8_rolled_back.payments_0008);--> statement-breakpoint
DROP INDEX "payments_reference_once";--> statement-breakpoint
DROP INDEX "payments_report_once";--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" <> 'failed';
