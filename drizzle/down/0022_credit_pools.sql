-- Bought credits stay in the balance as the plan's, holds and budgets end, and an unpaid package is void. The types keep
-- their new words, which no row has now.
UPDATE "invoices" SET "status" = 'void', "voided_at" = now() WHERE "kind" = 'credit_package' AND "status" = 'open';--> statement-breakpoint
UPDATE "invoices" SET "kind" = 'upgrade' WHERE "kind" = 'credit_package';--> statement-breakpoint
UPDATE "credit_transactions" SET "kind" = 'adjust' WHERE "kind" IN ('purchase', 'expire');--> statement-breakpoint
DROP FUNCTION spend_budgets(bigint, bigint, bigint, bigint, bigint, timestamptz, boolean);--> statement-breakpoint
DROP FUNCTION key_and_replaced(bigint);--> statement-breakpoint
DROP FUNCTION sum_of_parts(jsonb);--> statement-breakpoint
DROP FUNCTION take_bought(bigint, bigint);--> statement-breakpoint
DROP FUNCTION open_holds(bigint, timestamptz);--> statement-breakpoint
DROP TABLE "credit_budgets";--> statement-breakpoint
DROP TABLE "credit_reservations";--> statement-breakpoint
DROP TABLE "credit_top_ups";--> statement-breakpoint
DROP TABLE "credit_purchases";--> statement-breakpoint
DROP TABLE "credit_prices";--> statement-breakpoint
DROP TYPE "public"."reservation_status";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "package_id";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "package_credits";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "package_expiry_days";--> statement-breakpoint
DROP TABLE "credit_packages";--> statement-breakpoint
ALTER TABLE "credit_transactions" DROP CONSTRAINT "credit_transactions_consume_takes";--> statement-breakpoint
ALTER TABLE "credit_transactions" DROP COLUMN "bought_amount";--> statement-breakpoint
ALTER TABLE "credit_transactions" DROP COLUMN "bought_after";--> statement-breakpoint
ALTER TABLE "credit_transactions" DROP COLUMN "purchases";--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD CONSTRAINT "credit_transactions_consume_has_operation" CHECK (("credit_transactions"."kind" <> 'consume') or ("credit_transactions"."operation" is not null and "credit_transactions"."amount" <= 0)) NOT VALID;--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "bought_credits";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "held_credits";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "is_budgeted";
