-- A value added to a type can't be used in the same transaction, so the type is made again with all of them.
DROP INDEX "payments_reference_once";--> statement-breakpoint
DROP INDEX "payments_one_settlement_an_invoice";--> statement-breakpoint
DROP INDEX "payments_report_once";--> statement-breakpoint
DROP INDEX "payments_one_report_an_invoice";--> statement-breakpoint
ALTER TYPE "public"."payment_status" RENAME TO "payment_status_before";--> statement-breakpoint
CREATE TYPE "public"."payment_status" AS ENUM('pending_approval', 'processing', 'succeeded', 'failed', 'refunded', 'disputed', 'kept');--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "status" TYPE "payment_status" USING "status"::text::"payment_status";--> statement-breakpoint
DROP TYPE "public"."payment_status_before";--> statement-breakpoint
CREATE UNIQUE INDEX "payments_report_once" ON "payments" USING btree ("account_id","method","external_payment_id") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_report_an_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
CREATE TYPE "public"."account_money_kind" AS ENUM('kept', 'used', 'refunded');--> statement-breakpoint
CREATE TABLE "account_money" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_money_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"kind" "account_money_kind" NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"payment_id" bigint NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_money_signs" CHECK (case when "account_money"."kind" = 'kept' then "account_money"."amount_cents" >= 0 else "account_money"."amount_cents" <= 0 end)
);
--> statement-breakpoint
ALTER TABLE "account_money" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "installation" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_one" CHECK ("installation"."is_only")
);
--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "payer_action_url" text;--> statement-breakpoint
ALTER TABLE "account_money" ADD CONSTRAINT "account_money_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_money" ADD CONSTRAINT "account_money_payment_of_account" FOREIGN KEY ("account_id","payment_id") REFERENCES "public"."payments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_money_kept_once" ON "account_money" USING btree ("payment_id") WHERE "account_money"."kind" = 'kept';--> statement-breakpoint
CREATE UNIQUE INDEX "account_money_used_once" ON "account_money" USING btree ("payment_id") WHERE "account_money"."kind" = 'used';--> statement-breakpoint
CREATE INDEX "account_money_account" ON "account_money" USING btree ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_processing_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" = 'processing';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","external_payment_id") WHERE "payments"."status" in ('succeeded', 'refunded', 'disputed', 'kept');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_settlement_an_invoice" ON "payments" USING btree ("invoice_id") WHERE "payments"."status" in ('succeeded', 'refunded', 'disputed');--> statement-breakpoint
CREATE POLICY "account_money_own_account" ON "account_money" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON account_money TO igny8_tenant;--> statement-breakpoint
INSERT INTO installation (id) VALUES (substr(md5(gen_random_uuid()::text), 1, 10));--> statement-breakpoint
-- Reports of invoices that were paid or replaced meanwhile wait for nothing.
UPDATE payments SET status = 'failed', failure_reason = 'The invoice was paid another way.', updated_at = now()
WHERE status = 'pending_approval' AND invoice_id IN (SELECT id FROM invoices WHERE status = 'paid');
