ALTER TABLE "credit_top_ups" DROP CONSTRAINT "credit_top_ups_not_negative";--> statement-breakpoint
DROP INDEX "credit_top_ups_enabled";--> statement-breakpoint
DROP INDEX "credit_top_ups_one_in_flight";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "is_top_up";--> statement-breakpoint
ALTER TABLE "credit_top_ups" DROP COLUMN "failures";--> statement-breakpoint
ALTER TABLE "credit_top_ups" DROP COLUMN "attempt";--> statement-breakpoint
CREATE INDEX "credit_top_ups_invoice" ON "credit_top_ups" USING btree ("invoice_id") WHERE "credit_top_ups"."invoice_id" is not null;
