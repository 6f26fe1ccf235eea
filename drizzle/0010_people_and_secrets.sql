ALTER TABLE "trial_grants" RENAME COLUMN "address" TO "address_hash";--> statement-breakpoint
UPDATE "trial_grants" SET "address_hash" = encode(sha256(convert_to('trial:' || "address_hash", 'UTF8')), 'hex');--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refresh_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refreshed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "left_account_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "audit_events_no_account" ON "audit_events" USING btree ("created_at") WHERE "audit_events"."account_id" is null;--> statement-breakpoint
CREATE INDEX "trial_grants_granted_at" ON "trial_grants" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "users_left_account_at" ON "users" USING btree ("left_account_at") WHERE "users"."left_account_at" is not null;--> statement-breakpoint
CREATE INDEX "mails_to_address" ON "mails" USING btree (lower("to_address"));--> statement-breakpoint
UPDATE "users" SET "left_account_at" = now()
WHERE NOT "is_superuser" AND NOT EXISTS (SELECT 1 FROM "memberships" WHERE "memberships"."user_id" = "users"."id");--> statement-breakpoint
UPDATE "users" SET "totp_secret" = NULL WHERE "totp_enabled_at" IS NULL;--> statement-breakpoint
UPDATE "users" SET "totp_enabled_at" = NULL WHERE "totp_secret" IS NULL;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_totp_secret_in_force" CHECK (("users"."totp_secret" is null) = ("users"."totp_enabled_at" is null));--> statement-breakpoint
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
GRANT EXECUTE ON FUNCTION require_spender(bigint, bigint, role[], bigint, text, timestamptz) TO igny8_tenant;
