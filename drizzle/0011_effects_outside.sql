CREATE TYPE "public"."refund_status" AS ENUM('asked', 'pending', 'done', 'failed');--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refunds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"payment_id" bigint NOT NULL,
	"provider" "provider" NOT NULL,
	"status" "refund_status" NOT NULL,
	"amount_cents" integer NOT NULL,
	"external_id" text,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"asked_by_user_id" bigint,
	"request_id" text,
	"failure_reason" text,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_external_once" UNIQUE("provider","external_id"),
	CONSTRAINT "refunds_amount_not_negative" CHECK ("refunds"."amount_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "refunds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unplaced_charges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unplaced_charges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"provider" "provider" NOT NULL,
	"external_id" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"reason" text NOT NULL,
	"given_back_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unplaced_charges_once" UNIQUE("provider","external_id")
);
--> statement-breakpoint
ALTER TABLE "unplaced_charges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "cancelled_by_staff" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "capture_claimed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "capture_attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_asked_by_user_id_users_id_fk" FOREIGN KEY ("asked_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_of_account" FOREIGN KEY ("account_id","payment_id") REFERENCES "public"."payments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unplaced_charges" ADD CONSTRAINT "unplaced_charges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_unknown_a_payment" ON "refunds" USING btree ("payment_id") WHERE "refunds"."status" = 'asked';--> statement-breakpoint
CREATE INDEX "refunds_account" ON "refunds" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment_id","id");--> statement-breakpoint
CREATE INDEX "refunds_undecided" ON "refunds" USING btree ("id") WHERE "refunds"."status" in ('asked', 'pending');--> statement-breakpoint
CREATE INDEX "unplaced_charges_account" ON "unplaced_charges" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "unplaced_charges_kept" ON "unplaced_charges" USING btree ("id") WHERE "unplaced_charges"."given_back_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_one_capture_an_invoice" ON "checkouts" USING btree ("invoice_id") WHERE "checkouts"."capture_claimed_at" is not null;--> statement-breakpoint
CREATE INDEX "checkouts_undecided" ON "checkouts" USING btree ("id") WHERE "checkouts"."status" = 'open' or ("checkouts"."status" = 'expired' and "checkouts"."capture_claimed_at" is not null);--> statement-breakpoint
CREATE POLICY "refunds_own_account" ON "refunds" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "unplaced_charges_own_account" ON "unplaced_charges" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON refunds, unplaced_charges TO igny8_tenant;--> statement-breakpoint
-- What was refunded before there were rows of it: its sum, so that later rows add up to what the payment says.
INSERT INTO refunds (account_id, payment_id, provider, status, amount_cents, reason, actor, answered_at)
SELECT account_id, id, method::text::provider, 'done', refunded_cents, 'Refunded before refunds had rows', 'migration', now()
FROM payments WHERE method <> 'bank_transfer' AND refunded_cents > 0;
