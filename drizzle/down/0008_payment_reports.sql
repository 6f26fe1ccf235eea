-- Two accounts may have reported one reference meanwhile: of such reports the first one stays.
UPDATE "payments" AS later SET "status" = 'failed', "failure_reason" = 'This reference was reported by another account before.'
  WHERE later."status" = 'pending_approval' AND EXISTS (SELECT 1 FROM "payments" AS other
    WHERE other."method" = later."method" AND other."external_payment_id" = later."external_payment_id"
      AND other."status" <> 'failed' AND other."id" <> later."id"
      AND (other."status" <> 'pending_approval' OR other."id" < later."id"));
DROP INDEX "payments_reference_once";
DROP INDEX "payments_report_once";
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" <> 'failed';
