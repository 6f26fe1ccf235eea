ALTER TABLE "api_keys" ADD COLUMN "allowed_addresses" text[];--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "rate_limit_per_minute" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_address" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_client" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by_key_id" bigint;--> statement-breakpoint
-- A key that replaced itself had no maker, and one without a maker may do nothing: it gets that of the key before it.
WITH RECURSIVE chain AS (
  SELECT id, rotated_to_id, created_by_user_id FROM api_keys WHERE created_by_user_id IS NOT NULL
  UNION SELECT n.id, n.rotated_to_id, chain.created_by_user_id FROM chain
    JOIN api_keys n ON n.id = chain.rotated_to_id WHERE n.created_by_user_id IS NULL)
UPDATE api_keys SET created_by_user_id = chain.created_by_user_id FROM chain
WHERE chain.id = api_keys.id AND api_keys.created_by_user_id IS NULL;--> statement-breakpoint
-- A key may spend only while who answers for it may: asked here too, where it is answered as things are by then.
CREATE OR REPLACE FUNCTION require_spender(p_account bigint, p_user bigint, p_roles role[], p_key bigint, p_scope text, p_at timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  IF p_user IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM memberships m WHERE m.account_id = p_account AND m.user_id = p_user AND m.role = ANY (p_roles)
  ) THEN RAISE EXCEPTION 'not a member who may spend' USING ERRCODE = 'IG403'; END IF;
  IF p_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM api_keys k
    JOIN memberships m ON m.account_id = k.account_id AND m.user_id = k.created_by_user_id AND m.role = ANY (p_roles)
    WHERE k.account_id = p_account AND k.id = p_key AND p_scope = ANY (k.scopes)
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > p_at)
      AND (k.grace_ends_at IS NULL OR k.grace_ends_at > p_at)
  ) THEN RAISE EXCEPTION 'not a key that may spend' USING ERRCODE = 'IG401'; END IF;
  RETURN true;
END $$;
