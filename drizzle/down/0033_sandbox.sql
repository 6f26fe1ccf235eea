-- What was a sandbox has ended before. The type keeps its new word, which no row has.
CREATE OR REPLACE FUNCTION enqueue_mail(p_to text, p_template text, p_props jsonb, p_once_key text, p_about_account_id bigint,
  p_about_user_id bigint DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_id bigint;
BEGIN
  INSERT INTO mails (to_address, template, props, once_key, about_account_id, about_user_id)
  VALUES (p_to, p_template, p_props, p_once_key, p_about_account_id, p_about_user_id)
  ON CONFLICT DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NOT NULL THEN
    PERFORM graphile_worker.add_job('send-mail', json_build_object('mail_id', v_id), max_attempts => 12);
  END IF;
  RETURN v_id;
END $$;--> statement-breakpoint
DROP TRIGGER checkouts_no_money_in_sandbox ON checkouts;--> statement-breakpoint
DROP TRIGGER account_money_no_money_in_sandbox ON account_money;--> statement-breakpoint
DROP TRIGGER unplaced_charges_no_money_in_sandbox ON unplaced_charges;--> statement-breakpoint
DROP TRIGGER refunds_no_money_in_sandbox ON refunds;--> statement-breakpoint
DROP TRIGGER credit_top_ups_no_money_in_sandbox ON credit_top_ups;--> statement-breakpoint
DROP TRIGGER bank_allocations_no_money_in_sandbox ON bank_allocations;--> statement-breakpoint
DROP TRIGGER payments_no_money_in_sandbox ON payments;--> statement-breakpoint
DROP TRIGGER subscriptions_no_money_in_sandbox ON subscriptions;--> statement-breakpoint
DROP TRIGGER invoices_no_money_in_sandbox ON invoices;--> statement-breakpoint
DROP TRIGGER payments_sandbox_method ON payments;--> statement-breakpoint
DROP TRIGGER subscriptions_sandbox_method ON subscriptions;--> statement-breakpoint
DROP TRIGGER memberships_guard_mirror ON memberships;--> statement-breakpoint
DROP TRIGGER memberships_mirror ON memberships;--> statement-breakpoint
DROP TRIGGER accounts_mirror_memberships ON accounts;--> statement-breakpoint
DROP TRIGGER accounts_sandbox_of ON accounts;--> statement-breakpoint
DROP FUNCTION refuse_bank_money_in_sandbox();--> statement-breakpoint
DROP FUNCTION refuse_sandbox_method();--> statement-breakpoint
DROP FUNCTION refuse_money_in_sandbox();--> statement-breakpoint
DROP FUNCTION guard_mirror();--> statement-breakpoint
DROP FUNCTION mirror_memberships();--> statement-breakpoint
DROP FUNCTION guard_sandbox_of();--> statement-breakpoint
DROP FUNCTION is_sandbox(bigint);--> statement-breakpoint
DROP FUNCTION live_standing_of(bigint);--> statement-breakpoint
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_sandbox_without_money";--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "in_sandbox_id";--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "sandbox_of";--> statement-breakpoint
ALTER TABLE "memberships" DROP COLUMN "mirror_of";--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT IF EXISTS "memberships_mirrored";
