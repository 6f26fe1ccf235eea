CREATE TYPE "public"."staff_role" AS ENUM('support', 'billing', 'owner');--> statement-breakpoint
CREATE TYPE "public"."approval_kind" AS ENUM('confirm', 'approve', 'refund', 'adjust_credits');--> statement-breakpoint
CREATE TYPE "public"."approval_status" AS ENUM('waiting', 'done', 'declined');--> statement-breakpoint
CREATE TABLE "bank_ignore_rules" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_ignore_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"own_account" text NOT NULL,
	"currency" text NOT NULL,
	"is_credit" boolean NOT NULL,
	"other_account" text NOT NULL,
	"wording" text NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"created_by_user_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "staff_approvals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" "approval_kind" NOT NULL,
	"status" "approval_status" DEFAULT 'waiting' NOT NULL,
	"about_account_id" bigint,
	"about_payment_id" bigint,
	"request" jsonb NOT NULL,
	"digest" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by_user_id" bigint,
	"asked_by" text NOT NULL,
	"decided_by_user_id" bigint,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "payment_proofs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payment_proofs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"payment_id" bigint NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" DEFAULT ''::bytea NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_proofs_one_a_payment" UNIQUE("account_id","payment_id"),
	CONSTRAINT "payment_proofs_bounded" CHECK (octet_length("payment_proofs"."content") <= 2097152)
);--> statement-breakpoint
ALTER TABLE "payment_proofs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "billing_email_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "lineage_id" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "staff_role" "staff_role" DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD COLUMN "rule_id" bigint;--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD COLUMN "idempotency_caller" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "credits_per_month" integer;--> statement-breakpoint
ALTER TABLE "bank_ignore_rules" ADD CONSTRAINT "bank_ignore_rules_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_approvals" ADD CONSTRAINT "staff_approvals_asked_by_user_id_users_id_fk" FOREIGN KEY ("asked_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_approvals" ADD CONSTRAINT "staff_approvals_decided_by_user_id_users_id_fk" FOREIGN KEY ("decided_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_proofs" ADD CONSTRAINT "payment_proofs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_proofs" ADD CONSTRAINT "payment_proofs_payment_of_account" FOREIGN KEY ("account_id","payment_id") REFERENCES "public"."payments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_ignore_rules_once" ON "bank_ignore_rules" USING btree ("own_account","currency","is_credit","other_account","wording") WHERE "bank_ignore_rules"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "bank_ignore_rules_created_by" ON "bank_ignore_rules" USING btree ("created_by_user_id") WHERE "bank_ignore_rules"."created_by_user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_approvals_one_waiting" ON "staff_approvals" USING btree ("digest") WHERE "staff_approvals"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "staff_approvals_status" ON "staff_approvals" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "staff_approvals_asked_by" ON "staff_approvals" USING btree ("asked_by_user_id") WHERE "staff_approvals"."asked_by_user_id" is not null;--> statement-breakpoint
CREATE INDEX "staff_approvals_decided_by" ON "staff_approvals" USING btree ("decided_by_user_id") WHERE "staff_approvals"."decided_by_user_id" is not null;--> statement-breakpoint
CREATE INDEX "staff_approvals_decided_at" ON "staff_approvals" USING btree ("decided_at") WHERE "staff_approvals"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_proofs_account" ON "payment_proofs" USING btree ("account_id","id");--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD CONSTRAINT "bank_allocations_rule_id_bank_ignore_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."bank_ignore_rules"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "payment_proofs_own_account" ON "payment_proofs" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON payment_proofs TO igny8_tenant;--> statement-breakpoint
GRANT UPDATE (billing_email_confirmed_at) ON accounts TO igny8_tenant;--> statement-breakpoint
-- Addresses that bills go to already were agreed on before anybody was asked.
UPDATE "accounts" SET "billing_email_confirmed_at" = now() WHERE "billing_email" IS NOT NULL;
