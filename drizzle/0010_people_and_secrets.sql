ALTER TABLE "trial_grants" RENAME COLUMN "address" TO "address_hash";--> statement-breakpoint
UPDATE "trial_grants" SET "address_hash" = encode(sha256(convert_to('trial:' || "address_hash", 'UTF8')), 'hex');--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refresh_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refreshed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "left_account_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "about_user_id" bigint;--> statement-breakpoint
CREATE INDEX "audit_events_about_person" ON "audit_events" USING btree ("target_id") WHERE "audit_events"."target_type" = 'user';--> statement-breakpoint
CREATE INDEX "audit_events_no_account" ON "audit_events" USING btree ("created_at") WHERE "audit_events"."account_id" is null;--> statement-breakpoint
CREATE INDEX "trial_grants_granted_at" ON "trial_grants" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "users_left_account_at" ON "users" USING btree ("left_account_at") WHERE "users"."left_account_at" is not null;--> statement-breakpoint
CREATE INDEX "mails_about_user" ON "mails" USING btree ("about_user_id") WHERE "mails"."about_user_id" is not null;--> statement-breakpoint
CREATE INDEX "mails_to_address" ON "mails" USING btree (lower("to_address"));--> statement-breakpoint
CREATE INDEX "mails_kept" ON "mails" USING btree ("created_at") WHERE "mails"."to_address" <> '';--> statement-breakpoint
CREATE INDEX "provider_events_kept" ON "provider_events" USING btree ("created_at") WHERE "provider_events"."payload" <> '{}';--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree (lower("email"));--> statement-breakpoint
UPDATE "users" SET "left_account_at" = now()
WHERE NOT "is_superuser" AND NOT EXISTS (SELECT 1 FROM "memberships" WHERE "memberships"."user_id" = "users"."id");--> statement-breakpoint
UPDATE "users" SET "totp_secret" = NULL WHERE "totp_enabled_at" IS NULL;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_totp_secret_in_force" CHECK ("users"."totp_secret" is null or "users"."totp_enabled_at" is not null);--> statement-breakpoint
-- Whether whoever spends may still: asked by the statement that holds the account's row, and answered as things are by
-- then, which a subquery of that statement would not. Its errors are lib/credits/spend.ts's to translate.
CREATE FUNCTION require_spender(p_account bigint, p_user bigint, p_roles role[], p_key bigint, p_scope text, p_at timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  IF p_user IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM memberships m WHERE m.account_id = p_account AND m.user_id = p_user AND m.role = ANY (p_roles)
  ) THEN RAISE EXCEPTION 'not a member who may spend' USING ERRCODE = 'IG403'; END IF;
  IF p_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM api_keys k WHERE k.account_id = p_account AND k.id = p_key AND p_scope = ANY (k.scopes)
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > p_at)
      AND (k.grace_ends_at IS NULL OR k.grace_ends_at > p_at)
  ) THEN RAISE EXCEPTION 'not a key that may spend' USING ERRCODE = 'IG401'; END IF;
  RETURN true;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION require_spender(bigint, bigint, role[], bigint, text, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION require_spender(bigint, bigint, role[], bigint, text, timestamptz) TO igny8_tenant;--> statement-breakpoint
-- The outbox learns whom a letter concerns. Calls with five arguments find it too.
DROP FUNCTION enqueue_mail(text, text, jsonb, text, bigint);--> statement-breakpoint
CREATE FUNCTION enqueue_mail(p_to text, p_template text, p_props jsonb, p_once_key text, p_about_account_id bigint,
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
REVOKE ALL ON FUNCTION enqueue_mail(text, text, jsonb, text, bigint, bigint) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_mail(text, text, jsonb, text, bigint, bigint) TO igny8_tenant;
