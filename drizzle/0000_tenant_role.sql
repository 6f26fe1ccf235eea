-- The role that tenant code works as: it owns nothing, so row-level security binds it. Roles belong to the whole
-- cluster, so another database of the same cluster may have made it already, perhaps at this very moment.
DO $$ BEGIN
  CREATE ROLE igny8_tenant NOLOGIN NOINHERIT NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT igny8_tenant TO %I', current_user);
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
