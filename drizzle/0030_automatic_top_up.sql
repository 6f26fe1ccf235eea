DROP INDEX "credit_top_ups_invoice";--> statement-breakpoint
ALTER TABLE "credit_top_ups" ADD COLUMN "attempt" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_top_ups" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "is_top_up" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_top_ups_one_in_flight" ON "credit_top_ups" USING btree ("invoice_id") WHERE "credit_top_ups"."invoice_id" is not null;--> statement-breakpoint
CREATE INDEX "credit_top_ups_enabled" ON "credit_top_ups" USING btree ("account_id") WHERE "credit_top_ups"."is_enabled";--> statement-breakpoint
ALTER TABLE "credit_top_ups" ADD CONSTRAINT "credit_top_ups_not_negative" CHECK ("credit_top_ups"."threshold" >= 0 and "credit_top_ups"."max_per_month" >= 0 and "credit_top_ups"."max_cents_per_month" >= 0 and "credit_top_ups"."failures" >= 0);