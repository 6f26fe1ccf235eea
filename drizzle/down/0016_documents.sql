-- Refunds that staff sent by bank had no rows; what they took back stays in the payments.
DELETE FROM "refunds" WHERE "provider" IS NULL;
ALTER TABLE "refunds" ALTER COLUMN "provider" SET NOT NULL;
DROP TABLE "credit_notes";
DROP TYPE "public"."credit_note_kind";
ALTER TABLE "accounts" DROP COLUMN "last_credit_note_sequence";
ALTER TABLE "invoices" DROP COLUMN "sent_at";
DROP INDEX "payments_reference_once";
DROP INDEX "payments_report_once";
DROP INDEX "payments_reference_key";
-- One reference may have been settled twice, for a reason: only letter by letter they are told apart from here on.
UPDATE "payments" SET "external_payment_id" = "external_payment_id" || ' (' || "id" || ')' WHERE "same_reference_reason" IS NOT NULL;
ALTER TABLE "payments" DROP COLUMN "reference_key";
ALTER TABLE "payments" DROP COLUMN "same_reference_reason";
DROP FUNCTION fold_reference(text);
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" in ('succeeded', 'refunded', 'disputed', 'kept');
CREATE UNIQUE INDEX "payments_report_once" ON "payments" USING btree ("account_id","method","external_payment_id") WHERE "payments"."status" = 'pending_approval';
