-- A period that was taken back may have been sold again: only the one that holds keeps its start.
UPDATE "invoices" SET "period_start" = NULL WHERE "released_at" IS NOT NULL;
DROP INDEX "invoices_one_renewal_a_period";
DROP INDEX "payments_one_report_an_invoice";
DROP INDEX "invoices_one_open_upgrade";
DROP INDEX "invoices_one_open_renewal";
ALTER TABLE "invoices" DROP COLUMN "released_at";
ALTER TABLE "invoices" DROP COLUMN "begins_anew";
CREATE UNIQUE INDEX "invoices_one_renewal_a_period" ON "invoices" USING btree ("subscription_id","period_start") WHERE "invoices"."kind" = 'renewal' and "invoices"."status" <> 'void';
