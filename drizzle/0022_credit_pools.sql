-- Runs beside the version before: to it the balance is one sum, every row it writes is of the plan, and nothing is held.
-- No package is sold before staff make one, which they do with the new version only. Checks of big tables follow in the
-- next migration, which locks nobody out.
CREATE TYPE "public"."reservation_status" AS ENUM('open', 'committed', 'released', 'expired');--> statement-breakpoint
ALTER TYPE "public"."credit_transaction_kind" ADD VALUE IF NOT EXISTS 'purchase';--> statement-breakpoint
ALTER TYPE "public"."credit_transaction_kind" ADD VALUE IF NOT EXISTS 'expire';--> statement-breakpoint
ALTER TYPE "public"."invoice_kind" ADD VALUE IF NOT EXISTS 'credit_package';--> statement-breakpoint
CREATE TABLE "credit_budgets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_budgets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"site_id" bigint,
	"api_key_id" bigint,
	"user_id" bigint,
	"monthly_cap" integer NOT NULL,
	"month" timestamp (3) with time zone NOT NULL,
	"spent" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_budgets_one_a_site" UNIQUE("site_id"),
	CONSTRAINT "credit_budgets_one_a_key" UNIQUE("api_key_id"),
	CONSTRAINT "credit_budgets_one_a_member" UNIQUE("account_id","user_id"),
	CONSTRAINT "credit_budgets_one_subject" CHECK (num_nonnulls("credit_budgets"."site_id", "credit_budgets"."api_key_id", "credit_budgets"."user_id") <= 1),
	CONSTRAINT "credit_budgets_cap_not_negative" CHECK ("credit_budgets"."monthly_cap" >= 0)
);--> statement-breakpoint
ALTER TABLE "credit_budgets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_packages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_packages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"credits" integer NOT NULL,
	"price_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"expiry_days" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"offered_on_trial" boolean DEFAULT false NOT NULL,
	"offered_on_free" boolean DEFAULT true NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_packages_name_once" UNIQUE("name"),
	CONSTRAINT "credit_packages_credits_positive" CHECK ("credit_packages"."credits" > 0),
	CONSTRAINT "credit_packages_price_positive" CHECK ("credit_packages"."price_cents" > 0),
	CONSTRAINT "credit_packages_expiry_positive" CHECK ("credit_packages"."expiry_days" > 0)
);--> statement-breakpoint
CREATE TABLE "credit_prices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"operation" "credit_operation" NOT NULL,
	"credits" integer NOT NULL,
	"per" integer NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_prices_once_a_date" UNIQUE("operation","effective_from"),
	CONSTRAINT "credit_prices_per_positive" CHECK ("credit_prices"."per" > 0),
	CONSTRAINT "credit_prices_credits_not_negative" CHECK ("credit_prices"."credits" >= 0)
);--> statement-breakpoint
CREATE TABLE "credit_purchases" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_purchases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"package_id" bigint,
	"payment_id" bigint NOT NULL,
	"credits" integer NOT NULL,
	"remaining" integer NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_purchases_one_a_payment" UNIQUE("payment_id"),
	CONSTRAINT "credit_purchases_remaining_within" CHECK ("credit_purchases"."remaining" between 0 and "credit_purchases"."credits")
);--> statement-breakpoint
ALTER TABLE "credit_purchases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_top_ups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_top_ups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"package_id" bigint NOT NULL,
	"is_enabled" boolean DEFAULT false NOT NULL,
	"threshold" integer NOT NULL,
	"max_per_month" integer NOT NULL,
	"max_cents_per_month" integer NOT NULL,
	"invoice_id" bigint,
	"attempted_at" timestamp (3) with time zone,
	"paused_until" timestamp (3) with time zone,
	"failure_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_top_ups_one_an_account" UNIQUE("account_id")
);--> statement-breakpoint
ALTER TABLE "credit_top_ups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_reservations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_reservations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"status" "reservation_status" DEFAULT 'open' NOT NULL,
	"amount" integer NOT NULL,
	"operation" "credit_operation",
	"units" integer,
	"site_id" bigint,
	"user_id" bigint,
	"api_key_id" bigint,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"committed_amount" integer,
	"transaction_id" bigint,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_reservations_account_id_id" UNIQUE("account_id","id"),
	CONSTRAINT "credit_reservations_amount_not_negative" CHECK ("credit_reservations"."amount" >= 0),
	CONSTRAINT "credit_reservations_commit_within" CHECK ("credit_reservations"."committed_amount" between 0 and "credit_reservations"."amount")
);--> statement-breakpoint
ALTER TABLE "credit_reservations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit_transactions" DROP CONSTRAINT "credit_transactions_consume_has_operation";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "bought_credits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "held_credits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "is_budgeted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD COLUMN "bought_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD COLUMN "bought_after" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD COLUMN "purchases" jsonb;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "package_id" bigint;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "package_credits" integer;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "package_expiry_days" integer;--> statement-breakpoint
ALTER TABLE "credit_budgets" ADD CONSTRAINT "credit_budgets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_budgets" ADD CONSTRAINT "credit_budgets_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_budgets" ADD CONSTRAINT "credit_budgets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_budgets" ADD CONSTRAINT "credit_budgets_site_of_account" FOREIGN KEY ("account_id","site_id") REFERENCES "public"."sites"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_purchases" ADD CONSTRAINT "credit_purchases_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_purchases" ADD CONSTRAINT "credit_purchases_package_id_credit_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."credit_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_purchases" ADD CONSTRAINT "credit_purchases_payment_of_account" FOREIGN KEY ("account_id","payment_id") REFERENCES "public"."payments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_top_ups" ADD CONSTRAINT "credit_top_ups_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_top_ups" ADD CONSTRAINT "credit_top_ups_package_id_credit_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."credit_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_top_ups" ADD CONSTRAINT "credit_top_ups_invoice_of_account" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_reservations" ADD CONSTRAINT "credit_reservations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_reservations" ADD CONSTRAINT "credit_reservations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_reservations" ADD CONSTRAINT "credit_reservations_site_of_account" FOREIGN KEY ("account_id","site_id") REFERENCES "public"."sites"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_reservations" ADD CONSTRAINT "credit_reservations_transaction_of_account" FOREIGN KEY ("account_id","transaction_id") REFERENCES "public"."credit_transactions"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_budgets_account" ON "credit_budgets" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "credit_budgets_user" ON "credit_budgets" USING btree ("user_id") WHERE "credit_budgets"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "credit_purchases_left" ON "credit_purchases" USING btree ("account_id","expires_at","id") WHERE "credit_purchases"."remaining" > 0;--> statement-breakpoint
CREATE INDEX "credit_purchases_account" ON "credit_purchases" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "credit_purchases_expiring" ON "credit_purchases" USING btree ("expires_at") WHERE "credit_purchases"."remaining" > 0 and "credit_purchases"."expires_at" is not null;--> statement-breakpoint
CREATE INDEX "credit_top_ups_invoice" ON "credit_top_ups" USING btree ("invoice_id") WHERE "credit_top_ups"."invoice_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_reservations_idempotency_once" ON "credit_reservations" USING btree ("account_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "credit_reservations_transaction" ON "credit_reservations" USING btree ("transaction_id") WHERE "credit_reservations"."transaction_id" is not null;--> statement-breakpoint
CREATE INDEX "credit_reservations_open" ON "credit_reservations" USING btree ("account_id","expires_at") WHERE "credit_reservations"."status" = 'open';--> statement-breakpoint
CREATE INDEX "credit_reservations_expiring" ON "credit_reservations" USING btree ("expires_at") WHERE "credit_reservations"."status" = 'open';--> statement-breakpoint
CREATE INDEX "credit_reservations_site" ON "credit_reservations" USING btree ("site_id") WHERE "credit_reservations"."site_id" is not null;--> statement-breakpoint
CREATE INDEX "credit_reservations_user" ON "credit_reservations" USING btree ("user_id") WHERE "credit_reservations"."user_id" is not null;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_package_id_credit_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."credit_packages"("id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_bought_within_credits" CHECK ("accounts"."bought_credits" between 0 and "accounts"."credits") NOT VALID;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_held_not_negative" CHECK ("accounts"."held_credits" >= 0) NOT VALID;--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD CONSTRAINT "credit_transactions_bought_within_balance" CHECK ("credit_transactions"."bought_after" between 0 and "credit_transactions"."balance_after") NOT VALID;--> statement-breakpoint
ALTER TABLE "credit_transactions" ADD CONSTRAINT "credit_transactions_consume_takes" CHECK (("credit_transactions"."kind" <> 'consume') or ("credit_transactions"."amount" <= 0)) NOT VALID;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_package_has_credits" CHECK (("invoices"."package_id" is null) = ("invoices"."package_credits" is null)) NOT VALID;--> statement-breakpoint
CREATE POLICY "credit_budgets_own_account" ON "credit_budgets" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "credit_purchases_own_account" ON "credit_purchases" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "credit_top_ups_own_account" ON "credit_top_ups" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "credit_reservations_own_account" ON "credit_reservations" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON credit_packages, credit_prices TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, UPDATE (remaining, expires_at) ON credit_purchases TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (status, committed_amount, transaction_id, closed_at) ON credit_reservations TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON credit_budgets, credit_top_ups TO igny8_tenant;--> statement-breakpoint
GRANT UPDATE (bought_credits, held_credits, is_budgeted) ON accounts TO igny8_tenant;--> statement-breakpoint
-- The prices that were in the code until now.
INSERT INTO credit_prices (operation, credits, per, effective_from) VALUES
  ('clustering', 10, 1, '2020-01-01Z'), ('idea_generation', 15, 1, '2020-01-01Z'), ('content_generation', 1, 100, '2020-01-01Z'),
  ('image_generation', 5, 1, '2020-01-01Z'), ('linking', 8, 1, '2020-01-01Z'), ('optimization', 1, 200, '2020-01-01Z'),
  ('site_analysis', 25, 1, '2020-01-01Z');--> statement-breakpoint
-- What follows is asked by a statement that holds the account's row, and answered as things are by then: each query of a
-- volatile function sees what is committed when it runs, which a subquery of that statement would not.
-- Credits that open reservations keep from being spent. One whose time is over keeps nothing.
CREATE FUNCTION open_holds(p_account bigint, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT coalesce(sum(amount), 0) FROM credit_reservations
    WHERE account_id = p_account AND status = 'open' AND expires_at > p_at);
END $$;--> statement-breakpoint
-- Takes from the purchases until `p_left` bought credits are left, those that expire first before others. Answers
-- [purchase, credits] of each; null where nothing was to take.
CREATE FUNCTION take_bought(p_account bigint, p_left bigint)
RETURNS jsonb LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  v_taking bigint; v_part bigint; v_purchase record; v_parts jsonb;
BEGIN
  SELECT coalesce(sum(remaining), 0) - p_left INTO v_taking FROM credit_purchases
    WHERE account_id = p_account AND remaining > 0;
  FOR v_purchase IN SELECT id, remaining FROM credit_purchases
    WHERE account_id = p_account AND remaining > 0 ORDER BY expires_at NULLS LAST, id
  LOOP
    EXIT WHEN v_taking <= 0;
    v_part := least(v_taking, v_purchase.remaining);
    UPDATE credit_purchases SET remaining = remaining - v_part WHERE id = v_purchase.id;
    v_parts := coalesce(v_parts, '[]') || jsonb_build_array(jsonb_build_array(v_purchase.id, v_part));
    v_taking := v_taking - v_part;
  END LOOP;
  RETURN v_parts;
END $$;--> statement-breakpoint
CREATE FUNCTION sum_of_parts(p_parts jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp
AS $$ SELECT coalesce(sum((part->>1)::bigint), 0) FROM jsonb_array_elements(p_parts) AS part $$;--> statement-breakpoint
-- A key with all that it replaced, so that a rotation changes nothing.
CREATE FUNCTION key_and_replaced(p_key bigint)
RETURNS SETOF bigint LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT id FROM api_keys WHERE id = p_key
    UNION SELECT k.id FROM api_keys k JOIN line ON k.rotated_to_id = line.id
  ) SELECT id FROM line $$;--> statement-breakpoint
-- Refuses what would exceed a budget of the site, the key or the member: IG402, with the budget and what is left of it.
-- What counts is what they consumed in the month and hold now. With `p_counts` the amount is added to it. Answers the
-- highest percentage of 80 and 100 that it reached just now, else 0.
CREATE FUNCTION spend_budgets(p_account bigint, p_site bigint, p_key bigint, p_user bigint, p_amount bigint,
  p_at timestamptz, p_counts boolean)
RETURNS integer LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  v_month timestamptz := date_trunc('month', p_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
  v_budget record; v_spent bigint; v_held bigint; v_reached integer := 0;
BEGIN
  FOR v_budget IN SELECT * FROM credit_budgets WHERE account_id = p_account AND (site_id = p_site OR user_id = p_user
    OR (p_key IS NOT NULL AND api_key_id IS NOT NULL AND p_key IN (SELECT key_and_replaced(api_key_id)))) ORDER BY id
  LOOP
    v_spent := CASE WHEN v_budget.month = v_month THEN v_budget.spent ELSE 0 END;
    SELECT coalesce(sum(amount), 0) INTO v_held FROM credit_reservations r
      WHERE r.account_id = p_account AND r.status = 'open' AND r.expires_at > p_at
        AND (r.site_id = v_budget.site_id OR r.user_id = v_budget.user_id
          OR (v_budget.api_key_id IS NOT NULL AND r.api_key_id IN (SELECT key_and_replaced(v_budget.api_key_id))));
    IF v_spent + v_held + p_amount > v_budget.monthly_cap THEN
      RAISE EXCEPTION 'budget exceeded' USING ERRCODE = 'IG402', DETAIL = jsonb_build_object('budget_id', v_budget.id,
        'left', greatest(0, v_budget.monthly_cap - v_spent - v_held))::text;
    END IF;
    IF p_counts THEN
      UPDATE credit_budgets SET spent = v_spent + p_amount, month = v_month, updated_at = p_at WHERE id = v_budget.id;
      IF v_spent < v_budget.monthly_cap AND v_spent + p_amount >= v_budget.monthly_cap THEN v_reached := 100;
      ELSIF v_spent * 100 < v_budget.monthly_cap * 80::bigint AND (v_spent + p_amount) * 100 >= v_budget.monthly_cap * 80::bigint
      THEN v_reached := greatest(v_reached, 80); END IF;
    END IF;
  END LOOP;
  RETURN v_reached;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION open_holds(bigint, timestamptz), take_bought(bigint, bigint), sum_of_parts(jsonb),
  key_and_replaced(bigint), spend_budgets(bigint, bigint, bigint, bigint, bigint, timestamptz, boolean) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION open_holds(bigint, timestamptz), take_bought(bigint, bigint), sum_of_parts(jsonb),
  key_and_replaced(bigint), spend_budgets(bigint, bigint, bigint, bigint, bigint, timestamptz, boolean) TO igny8_tenant;