DROP INDEX "payments_reference_once";--> statement-breakpoint
-- Reports that going back by this migration had set aside wait again, unless the account has sent the same one anew.
DO $$ BEGIN
  IF to_regclass('igny8_rolled_back.payments_0008') IS NOT NULL THEN
    UPDATE payments SET status = 'pending_approval', failure_reason = aside.failure_reason
    FROM igny8_rolled_back.payments_0008 aside
    WHERE payments.id = aside.id AND payments.status = 'failed' AND payments.decided_by_user_id IS NULL
      AND NOT EXISTS (SELECT FROM payments newer WHERE newer.account_id = payments.account_id
        AND newer.method = payments.method AND newer.external_payment_id = payments.external_payment_id
        AND newer.id <> payments.id AND newer.status <> 'failed');
    DROP TABLE igny8_rolled_back.payments_0008;
  END IF;
END $$;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_report_once" ON "payments" USING btree ("account_id","method","external_payment_id") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" in ('succeeded', 'refunded');
