-- The older release deletes the books with their account. Those of deleted accounts wait aside until the newer one is back.
CREATE SCHEMA IF NOT EXISTS igny8_rolled_back;--> statement-breakpoint
DROP TABLE IF EXISTS igny8_rolled_back.invoices_0018, igny8_rolled_back.payments_0018, igny8_rolled_back.refunds_0018,
  igny8_rolled_back.unplaced_charges_0018, igny8_rolled_back.credit_notes_0018, igny8_rolled_back.account_money_0018;--> statement-breakpoint
CREATE TABLE igny8_rolled_back.invoices_0018 AS
  SELECT to_jsonb(book) AS book FROM invoices AS book WHERE kept_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE igny8_rolled_back.payments_0018 AS
  SELECT to_jsonb(book) AS book FROM payments AS book WHERE invoice_id IN (SELECT id FROM invoices WHERE kept_at IS NOT NULL);--> statement-breakpoint
CREATE TABLE igny8_rolled_back.refunds_0018 AS
  SELECT to_jsonb(book) AS book FROM refunds AS book WHERE payment_id IN (SELECT p.id FROM payments p JOIN invoices i ON i.id = p.invoice_id
    WHERE i.kept_at IS NOT NULL);--> statement-breakpoint
CREATE TABLE igny8_rolled_back.unplaced_charges_0018 AS
  SELECT to_jsonb(book) AS book FROM unplaced_charges AS book WHERE kept_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE igny8_rolled_back.credit_notes_0018 AS
  SELECT to_jsonb(book) AS book FROM credit_notes AS book WHERE invoice_id IN (SELECT id FROM invoices WHERE kept_at IS NOT NULL);--> statement-breakpoint
CREATE TABLE igny8_rolled_back.account_money_0018 AS
  SELECT to_jsonb(book) AS book FROM account_money AS book WHERE payment_id IN (SELECT p.id FROM payments p JOIN invoices i ON i.id = p.invoice_id
    WHERE i.kept_at IS NOT NULL);--> statement-breakpoint
DELETE FROM invoices WHERE kept_at IS NOT NULL;--> statement-breakpoint
DELETE FROM unplaced_charges WHERE kept_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_paid_periods_apart";--> statement-breakpoint
DROP INDEX "invoices_kept_at";--> statement-breakpoint
ALTER TABLE "unplaced_charges" DROP CONSTRAINT "unplaced_charges_live_account";--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_subscription_of_account";--> statement-breakpoint
ALTER TABLE "unplaced_charges" DROP COLUMN "live_account_id";--> statement-breakpoint
ALTER TABLE "unplaced_charges" DROP COLUMN "kept_at";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "live_account_id";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "kept_at";--> statement-breakpoint
ALTER TABLE "unplaced_charges" ADD CONSTRAINT "unplaced_charges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_subscription_of_account" FOREIGN KEY ("account_id","subscription_id") REFERENCES "public"."subscriptions"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_money" ADD CONSTRAINT "account_money_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;
