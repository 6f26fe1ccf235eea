ALTER TYPE "public"."payment_method" ADD VALUE IF NOT EXISTS 'sandbox';--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "sandbox_of" bigint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "in_sandbox_id" bigint;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "mirror_of" bigint;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_sandbox_of_accounts_id_fk" FOREIGN KEY ("sandbox_of") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_in_sandbox_id_accounts_id_fk" FOREIGN KEY ("in_sandbox_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_mirrored" UNIQUE("user_id","role","id");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_mirror_of_membership" FOREIGN KEY ("user_id","role","mirror_of") REFERENCES "public"."memberships"("user_id","role","id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_one_sandbox" UNIQUE("sandbox_of");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_sandbox_without_money" CHECK (("accounts"."sandbox_of" is null or "accounts"."stripe_customer_id" is null) and ("accounts"."payment_method" is null or ("accounts"."payment_method"::text = 'sandbox') = ("accounts"."sandbox_of" is not null)));--> statement-breakpoint
-- A sandbox stays one, and of one live account, and has none of its own.
CREATE FUNCTION guard_sandbox_of() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.sandbox_of IS DISTINCT FROM OLD.sandbox_of THEN
    RAISE EXCEPTION 'an account is a sandbox from its beginning to its end'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_sandbox_of_stays', TABLE = 'accounts';
  END IF;
  IF EXISTS (SELECT FROM accounts live WHERE live.id = NEW.sandbox_of AND live.sandbox_of IS NOT NULL) THEN
    RAISE EXCEPTION 'a sandbox has no sandbox'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_sandbox_of_live', TABLE = 'accounts';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER accounts_sandbox_of BEFORE INSERT OR UPDATE OF sandbox_of ON accounts
  FOR EACH ROW EXECUTE FUNCTION guard_sandbox_of();--> statement-breakpoint
-- The people of a sandbox are those of its live account: foreign keys follow changes of roles and ends, this those who join.
CREATE FUNCTION mirror_memberships() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN
    INSERT INTO memberships (account_id, user_id, role, mirror_of, created_at, updated_at)
      SELECT NEW.id, m.user_id, m.role, m.id, m.created_at, m.updated_at FROM memberships m WHERE m.account_id = NEW.sandbox_of;
  ELSE
    INSERT INTO memberships (account_id, user_id, role, mirror_of, created_at, updated_at)
      SELECT s.id, NEW.user_id, NEW.role, NEW.id, NEW.created_at, NEW.updated_at FROM accounts s WHERE s.sandbox_of = NEW.account_id;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER accounts_mirror_memberships AFTER INSERT ON accounts
  FOR EACH ROW WHEN (NEW.sandbox_of IS NOT NULL) EXECUTE FUNCTION mirror_memberships();--> statement-breakpoint
CREATE TRIGGER memberships_mirror AFTER INSERT ON memberships
  FOR EACH ROW WHEN (NEW.mirror_of IS NULL) EXECUTE FUNCTION mirror_memberships();--> statement-breakpoint
CREATE FUNCTION guard_mirror() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT a.sandbox_of FROM accounts a WHERE a.id = NEW.account_id)
    IS DISTINCT FROM (SELECT m.account_id FROM memberships m WHERE m.id = NEW.mirror_of) THEN
    RAISE EXCEPTION 'a sandbox has the people of its live account'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_mirror_live', TABLE = 'memberships';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER memberships_guard_mirror BEFORE INSERT OR UPDATE OF account_id, mirror_of ON memberships
  FOR EACH ROW EXECUTE FUNCTION guard_mirror();--> statement-breakpoint
-- A sandbox never holds money: not a provider's, not a bank's. And no live account is paid with what is none.
CREATE FUNCTION is_sandbox(p_account bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM accounts WHERE id = p_account AND sandbox_of IS NOT NULL)
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION is_sandbox(bigint) FROM PUBLIC;--> statement-breakpoint
-- Whether the live account of a sandbox is open, as the gate asks it: so that a suspended one has no door left.
CREATE FUNCTION live_standing_of(p_sandbox bigint) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('status', live.status,
    'plan', CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('isActive', p.is_active) END)
  FROM accounts s JOIN accounts live ON live.id = s.sandbox_of LEFT JOIN plans p ON p.id = live.plan_id WHERE s.id = p_sandbox
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION live_standing_of(bigint) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION live_standing_of(bigint) TO igny8_tenant;--> statement-breakpoint
CREATE FUNCTION refuse_money_in_sandbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF is_sandbox(NEW.account_id) THEN
    RAISE EXCEPTION 'a sandbox holds no money: %', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sandbox_holds_no_money', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE FUNCTION refuse_sandbox_method() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_sandbox(NEW.account_id) THEN
    RAISE EXCEPTION 'only a sandbox is paid for without money: %', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sandbox_method_in_sandbox', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE FUNCTION refuse_bank_money_in_sandbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM payments p WHERE p.id = NEW.payment_id AND is_sandbox(p.account_id)) THEN
    RAISE EXCEPTION 'a sandbox holds no money: %', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'sandbox_holds_no_money', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER payments_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id, method ON payments
  FOR EACH ROW WHEN (NEW.method::text <> 'sandbox') EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER payments_sandbox_method BEFORE INSERT OR UPDATE OF account_id, method ON payments
  FOR EACH ROW WHEN (NEW.method::text = 'sandbox') EXECUTE FUNCTION refuse_sandbox_method();--> statement-breakpoint
CREATE TRIGGER subscriptions_no_money_in_sandbox
  BEFORE INSERT OR UPDATE OF account_id, payment_method, stripe_subscription_id ON subscriptions
  FOR EACH ROW WHEN (NEW.stripe_subscription_id IS NOT NULL OR NEW.payment_method::text <> 'sandbox')
  EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER subscriptions_sandbox_method BEFORE INSERT OR UPDATE OF account_id, payment_method ON subscriptions
  FOR EACH ROW WHEN (NEW.payment_method::text = 'sandbox') EXECUTE FUNCTION refuse_sandbox_method();--> statement-breakpoint
CREATE TRIGGER invoices_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id, stripe_invoice_id ON invoices
  FOR EACH ROW WHEN (NEW.stripe_invoice_id IS NOT NULL) EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER checkouts_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id ON checkouts
  FOR EACH ROW EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER account_money_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id ON account_money
  FOR EACH ROW EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER unplaced_charges_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id ON unplaced_charges
  FOR EACH ROW EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER refunds_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id ON refunds
  FOR EACH ROW EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER credit_top_ups_no_money_in_sandbox BEFORE INSERT OR UPDATE OF account_id ON credit_top_ups
  FOR EACH ROW EXECUTE FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
CREATE TRIGGER bank_allocations_no_money_in_sandbox BEFORE INSERT OR UPDATE OF payment_id ON bank_allocations
  FOR EACH ROW WHEN (NEW.payment_id IS NOT NULL) EXECUTE FUNCTION refuse_bank_money_in_sandbox();--> statement-breakpoint
-- What a sandbox would mail is noted and never sent: no address, no content, and no job.
CREATE OR REPLACE FUNCTION enqueue_mail(p_to text, p_template text, p_props jsonb, p_once_key text, p_about_account_id bigint,
  p_about_user_id bigint DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_id bigint;
  v_unsent boolean := is_sandbox(p_about_account_id);
BEGIN
  INSERT INTO mails (to_address, template, props, once_key, about_account_id, about_user_id, sent_at)
  VALUES (CASE WHEN v_unsent THEN '' ELSE p_to END, p_template, CASE WHEN v_unsent THEN '{}' ELSE p_props END, p_once_key,
    p_about_account_id, p_about_user_id, CASE WHEN v_unsent THEN now() END)
  ON CONFLICT DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NOT NULL AND NOT v_unsent THEN
    PERFORM graphile_worker.add_job('send-mail', json_build_object('mail_id', v_id), max_attempts => 12);
  END IF;
  RETURN v_id;
END $$;