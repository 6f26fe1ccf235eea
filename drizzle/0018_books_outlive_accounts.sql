ALTER TABLE "account_money" DROP CONSTRAINT "account_money_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "credit_notes" DROP CONSTRAINT "credit_notes_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" DROP CONSTRAINT "invoices_subscription_of_account";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "unplaced_charges" DROP CONSTRAINT "unplaced_charges_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "kept_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "live_account_id" bigint GENERATED ALWAYS AS (case when "kept_at" is null then "account_id" end) STORED;--> statement-breakpoint
ALTER TABLE "unplaced_charges" ADD COLUMN "kept_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "unplaced_charges" ADD COLUMN "live_account_id" bigint GENERATED ALWAYS AS (case when "kept_at" is null then "account_id" end) STORED;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_subscription_of_account" FOREIGN KEY ("live_account_id","subscription_id") REFERENCES "public"."subscriptions"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unplaced_charges" ADD CONSTRAINT "unplaced_charges_live_account" FOREIGN KEY ("live_account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_kept_at" ON "invoices" USING btree ("kept_at") WHERE "invoices"."kept_at" is not null;--> statement-breakpoint
-- A period that was paid back and sold again is the newer payment's.
UPDATE "invoices" SET "released_at" = "invoices"."updated_at" WHERE "status" = 'paid' AND "kind" <> 'upgrade' AND "released_at" IS NULL
  AND EXISTS (SELECT FROM "payments" p WHERE p."invoice_id" = "invoices"."id" AND p."status" = 'refunded')
  AND EXISTS (SELECT FROM "invoices" other WHERE other."subscription_id" = "invoices"."subscription_id" AND other."id" > "invoices"."id"
    AND other."status" = 'paid' AND other."kind" <> 'upgrade' AND other."released_at" IS NULL
    AND other."period_start" < "invoices"."period_end" AND other."period_end" > "invoices"."period_start");--> statement-breakpoint
-- No time of a subscription is sold twice. The range of one number stands for the number: so no extension is needed.
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_paid_periods_apart" EXCLUDE USING gist (
  int8range("subscription_id", "subscription_id", '[]') WITH &&, tstzrange("period_start", "period_end") WITH &&
) WHERE ("status" = 'paid' AND "kind" <> 'upgrade' AND "released_at" IS NULL AND "period_start" < "period_end");--> statement-breakpoint
-- Books of deleted accounts that going back by this migration had set aside are back.
DO $$ BEGIN
  IF to_regclass('igny8_rolled_back.invoices_0018') IS NOT NULL THEN
    INSERT INTO invoices ("id", "account_id", "kept_at", "subscription_id", "plan_id", "number", "sequence", "kind", "status", "billing_interval", "currency", "subtotal_cents", "tax_rate_basis_points", "tax_cents", "total_cents", "period_start", "period_end", "begins_anew", "released_at", "sent_at", "due_at", "paid_at", "voided_at", "seller", "buyer", "line_items", "stripe_invoice_id", "created_at", "updated_at")
      OVERRIDING SYSTEM VALUE SELECT r."id", r."account_id", r."kept_at", r."subscription_id", r."plan_id", r."number", r."sequence", r."kind", r."status", r."billing_interval", r."currency", r."subtotal_cents", r."tax_rate_basis_points", r."tax_cents", r."total_cents", r."period_start", r."period_end", r."begins_anew", r."released_at", r."sent_at", r."due_at", r."paid_at", r."voided_at", r."seller", r."buyer", r."line_items", r."stripe_invoice_id", r."created_at", r."updated_at"
      FROM igny8_rolled_back.invoices_0018 aside, jsonb_populate_record(NULL::invoices, aside.book) r;
    INSERT INTO payments ("id", "account_id", "invoice_id", "method", "status", "amount_cents", "currency", "refunded_cents", "external_payment_id", "same_reference_reason", "payer_name", "proof_url", "failure_reason", "decided_by_user_id", "settled_at", "created_at", "updated_at")
      OVERRIDING SYSTEM VALUE SELECT r."id", r."account_id", r."invoice_id", r."method", r."status", r."amount_cents", r."currency", r."refunded_cents", r."external_payment_id", r."same_reference_reason", r."payer_name", r."proof_url", r."failure_reason", (SELECT u.id FROM users u WHERE u.id = r."decided_by_user_id"), r."settled_at", r."created_at", r."updated_at"
      FROM igny8_rolled_back.payments_0018 aside, jsonb_populate_record(NULL::payments, aside.book) r;
    INSERT INTO refunds ("id", "account_id", "payment_id", "provider", "status", "amount_cents", "external_id", "reason", "actor", "asked_by_user_id", "request_id", "failure_reason", "answered_at", "created_at", "updated_at")
      OVERRIDING SYSTEM VALUE SELECT r."id", r."account_id", r."payment_id", r."provider", r."status", r."amount_cents", r."external_id", r."reason", r."actor", (SELECT u.id FROM users u WHERE u.id = r."asked_by_user_id"), r."request_id", r."failure_reason", r."answered_at", r."created_at", r."updated_at"
      FROM igny8_rolled_back.refunds_0018 aside, jsonb_populate_record(NULL::refunds, aside.book) r;
    INSERT INTO unplaced_charges ("id", "account_id", "kept_at", "provider", "external_id", "amount_cents", "currency", "reason", "given_back_at", "created_at")
      OVERRIDING SYSTEM VALUE SELECT r."id", r."account_id", r."kept_at", r."provider", r."external_id", r."amount_cents", r."currency", r."reason", r."given_back_at", r."created_at"
      FROM igny8_rolled_back.unplaced_charges_0018 aside, jsonb_populate_record(NULL::unplaced_charges, aside.book) r;
    INSERT INTO credit_notes ("id", "account_id", "invoice_id", "payment_id", "kind", "number", "sequence", "currency", "subtotal_cents", "tax_rate_basis_points", "tax_cents", "total_cents", "reason", "seller", "buyer", "line_items", "created_at")
      OVERRIDING SYSTEM VALUE SELECT r."id", r."account_id", r."invoice_id", r."payment_id", r."kind", r."number", r."sequence", r."currency", r."subtotal_cents", r."tax_rate_basis_points", r."tax_cents", r."total_cents", r."reason", r."seller", r."buyer", r."line_items", r."created_at"
      FROM igny8_rolled_back.credit_notes_0018 aside, jsonb_populate_record(NULL::credit_notes, aside.book) r;
    INSERT INTO account_money ("id", "account_id", "kind", "amount_cents", "currency", "payment_id", "actor", "created_at")
      OVERRIDING SYSTEM VALUE SELECT r."id", r."account_id", r."kind", r."amount_cents", r."currency", r."payment_id", r."actor", r."created_at"
      FROM igny8_rolled_back.account_money_0018 aside, jsonb_populate_record(NULL::account_money, aside.book) r;
    DROP TABLE igny8_rolled_back.invoices_0018, igny8_rolled_back.payments_0018, igny8_rolled_back.refunds_0018,
      igny8_rolled_back.unplaced_charges_0018, igny8_rolled_back.credit_notes_0018, igny8_rolled_back.account_money_0018;
  END IF;
END $$;
