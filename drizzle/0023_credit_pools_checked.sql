--> outside-transaction
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_package_id_credit_packages_id_fk";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "invoices_one_open_a_package";--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY "invoices_one_open_a_package" ON "invoices" USING btree ("subscription_id","package_id") WHERE "invoices"."package_id" is not null and "invoices"."status" = 'open';--> statement-breakpoint
ALTER TABLE "accounts" VALIDATE CONSTRAINT "accounts_bought_within_credits";--> statement-breakpoint
ALTER TABLE "accounts" VALIDATE CONSTRAINT "accounts_held_not_negative";--> statement-breakpoint
ALTER TABLE "credit_transactions" VALIDATE CONSTRAINT "credit_transactions_bought_within_balance";--> statement-breakpoint
ALTER TABLE "credit_transactions" VALIDATE CONSTRAINT "credit_transactions_consume_takes";--> statement-breakpoint
ALTER TABLE "invoices" VALIDATE CONSTRAINT "invoices_package_has_credits";