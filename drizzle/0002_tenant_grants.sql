-- What the tenant role may do at all; which rows, the policies say.
GRANT USAGE ON SCHEMA public TO igny8_tenant;--> statement-breakpoint
GRANT SELECT ON plans, industries, industry_sectors, accounts, subscriptions, invoices, payments, checkouts TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships, invitations, sites, sectors, site_connections, site_contents, api_keys TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, INSERT ON credit_transactions, audit_events TO igny8_tenant;--> statement-breakpoint
-- A tenant changes its profile and spends its credits, never its status or plan.
GRANT UPDATE (name, billing_name, billing_email, billing_address_line1, billing_address_line2, billing_city,
  billing_postal_code, billing_country, tax_id, credits, updated_at) ON accounts TO igny8_tenant;--> statement-breakpoint
-- Of people it sees those who belong to the account, and of them no hash and no secret.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY users_of_own_account ON users FOR SELECT TO igny8_tenant
  USING (EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = users.id));--> statement-breakpoint
GRANT SELECT (id, email, first_name, last_name, email_verified_at, last_login_at, created_at) ON users TO igny8_tenant;--> statement-breakpoint
-- The outbox takes letters from tenant transactions too, without letting them read it.
CREATE FUNCTION enqueue_mail(p_to text, p_template text, p_props jsonb, p_once_key text, p_about_account_id bigint)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_id bigint;
BEGIN
  INSERT INTO mails (to_address, template, props, once_key, about_account_id)
  VALUES (p_to, p_template, p_props, p_once_key, p_about_account_id)
  ON CONFLICT DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NOT NULL THEN
    PERFORM graphile_worker.add_job('send-mail', json_build_object('mail_id', v_id), max_attempts => 12);
  END IF;
  RETURN v_id;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION enqueue_mail(text, text, jsonb, text, bigint) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_mail(text, text, jsonb, text, bigint) TO igny8_tenant;
