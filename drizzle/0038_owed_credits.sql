ALTER TABLE "credit_purchases" ADD COLUMN "owed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_purchases" ADD CONSTRAINT "credit_purchases_owed_within" CHECK ("credit_purchases"."owed" between 0 and "credit_purchases"."credits");--> statement-breakpoint
GRANT UPDATE (owed) ON credit_purchases TO igny8_tenant;--> statement-breakpoint
-- A key with all that it replaced and all that these made, so that neither a rotation nor a key of a key is a way around a budget.
CREATE FUNCTION keys_of_budget(p_key bigint)
RETURNS SETOF bigint LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT id, account_id FROM api_keys WHERE id = p_key
    UNION SELECT k.id, k.account_id FROM api_keys k JOIN line ON k.account_id = line.account_id
      AND (k.rotated_to_id = line.id OR k.created_by_key_id = line.id)
  ) SELECT id FROM line $$;--> statement-breakpoint
-- Refuses what would exceed a budget of the site, the key or the member: IG402, with the budget and what is left of it.
-- What counts is what they consumed in the month and hold now. With `p_counts` the amount is added to it, without `p_refuses`
-- whatever the cap says. What began in a month that is over counts in no later one. Answers the highest percentage of 80 and 100
-- that it reached just now, else 0.
CREATE FUNCTION spend_budgets(p_account bigint, p_site bigint, p_key bigint, p_user bigint, p_amount bigint,
  p_at timestamptz, p_counts boolean, p_refuses boolean)
RETURNS integer LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  v_month timestamptz := date_trunc('month', p_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
  v_budget record; v_spent bigint; v_held bigint; v_reached integer := 0;
BEGIN
  FOR v_budget IN SELECT * FROM credit_budgets WHERE account_id = p_account AND (site_id = p_site OR user_id = p_user
    OR (p_key IS NOT NULL AND api_key_id IS NOT NULL AND p_key IN (SELECT keys_of_budget(api_key_id)))) ORDER BY id
  LOOP
    CONTINUE WHEN v_budget.month > v_month;
    v_spent := CASE WHEN v_budget.month = v_month THEN v_budget.spent ELSE 0 END;
    SELECT coalesce(sum(amount), 0) INTO v_held FROM credit_reservations r
      WHERE r.account_id = p_account AND r.status = 'open' AND r.expires_at > p_at
        AND (r.site_id = v_budget.site_id OR r.user_id = v_budget.user_id
          OR (v_budget.api_key_id IS NOT NULL AND r.api_key_id IN (SELECT keys_of_budget(v_budget.api_key_id))));
    IF p_refuses AND v_spent + v_held + p_amount > v_budget.monthly_cap THEN
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
-- As it is asked by a version from before, and by what is spent now.
CREATE OR REPLACE FUNCTION spend_budgets(p_account bigint, p_site bigint, p_key bigint, p_user bigint, p_amount bigint,
  p_at timestamptz, p_counts boolean)
RETURNS integer LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
  SELECT spend_budgets(p_account, p_site, p_key, p_user, p_amount, p_at, p_counts, true) $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION keys_of_budget(bigint),
  spend_budgets(bigint, bigint, bigint, bigint, bigint, timestamptz, boolean, boolean) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION keys_of_budget(bigint),
  spend_budgets(bigint, bigint, bigint, bigint, bigint, timestamptz, boolean, boolean) TO igny8_tenant;
