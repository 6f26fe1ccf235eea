DROP TABLE "refunds";--> statement-breakpoint
DROP TABLE "unplaced_charges";--> statement-breakpoint
DROP TYPE "public"."refund_status";--> statement-breakpoint
DROP INDEX "checkouts_one_capture_an_invoice";--> statement-breakpoint
DROP INDEX "checkouts_undecided";--> statement-breakpoint
ALTER TABLE "checkouts" DROP COLUMN "capture_claimed_at";--> statement-breakpoint
ALTER TABLE "checkouts" DROP COLUMN "capture_attempt";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "cancelled_by_staff";
