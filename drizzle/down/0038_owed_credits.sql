CREATE OR REPLACE FUNCTION spend_budgets(p_account bigint, p_site bigint, p_key bigint, p_user bigint, p_amount bigint,
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
DROP FUNCTION spend_budgets(bigint, bigint, bigint, bigint, bigint, timestamptz, boolean, boolean);--> statement-breakpoint
DROP FUNCTION keys_of_budget(bigint);--> statement-breakpoint
ALTER TABLE "credit_purchases" DROP CONSTRAINT "credit_purchases_owed_within";--> statement-breakpoint
ALTER TABLE "credit_purchases" DROP COLUMN "owed";
