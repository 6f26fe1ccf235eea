DROP INDEX "invoices_one_renewal_a_period";--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "begins_anew" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
-- A period that began at its payment counted anew from there.
UPDATE "invoices" SET "begins_anew" = true WHERE "status" = 'paid' AND "kind" <> 'upgrade'
  AND abs(extract(epoch from "period_start" - "paid_at")) < 60;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_one_open_renewal" ON "invoices" USING btree ("subscription_id") WHERE "invoices"."kind" = 'renewal' and "invoices"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_one_open_upgrade" ON "invoices" USING btree ("subscription_id") WHERE "invoices"."kind" = 'upgrade' and "invoices"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_report_an_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_one_renewal_a_period" ON "invoices" USING btree ("subscription_id","period_start") WHERE "invoices"."kind" = 'renewal' and "invoices"."status" <> 'void' and "invoices"."released_at" is null;