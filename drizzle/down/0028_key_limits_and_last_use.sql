CREATE OR REPLACE FUNCTION require_spender(p_account bigint, p_user bigint, p_roles role[], p_key bigint, p_scope text, p_at timestamptz)
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
ALTER TABLE "api_keys" DROP COLUMN "created_by_key_id";--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "last_used_client";--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "last_used_address";--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "rate_limit_per_minute";--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "allowed_addresses";
