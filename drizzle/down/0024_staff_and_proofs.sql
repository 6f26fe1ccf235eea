REVOKE UPDATE (billing_email_confirmed_at) ON accounts FROM igny8_tenant;--> statement-breakpoint
ALTER TABLE "bank_allocations" DROP COLUMN "rule_id";--> statement-breakpoint
DROP TABLE "payment_proofs";--> statement-breakpoint
DROP TABLE "staff_approvals";--> statement-breakpoint
DROP TABLE "bank_ignore_rules";--> statement-breakpoint
ALTER TABLE "invoices" DROP COLUMN "credits_per_month";--> statement-breakpoint
ALTER TABLE "credit_transactions" DROP COLUMN "idempotency_caller";--> statement-breakpoint
ALTER TABLE "users" DROP COLUMN "staff_role";--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "lineage_id";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "billing_email_confirmed_at";--> statement-breakpoint
DROP TYPE "public"."approval_status";--> statement-breakpoint
DROP TYPE "public"."approval_kind";--> statement-breakpoint
DROP TYPE "public"."staff_role";
