-- The role that tenant code works as: it owns nothing, so row-level security binds it. Roles belong to the whole
-- cluster, so another database of the same cluster may have made it already, perhaps at this very moment. Whoever may not
-- make or take it is told what an administrator has to do.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'igny8_tenant') THEN
    CREATE ROLE igny8_tenant NOLOGIN NOINHERIT NOBYPASSRLS;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN RAISE insufficient_privilege USING MESSAGE = format(
    'the role igny8_tenant is missing. An administrator of this PostgreSQL server must first run: CREATE ROLE igny8_tenant NOLOGIN NOINHERIT; GRANT igny8_tenant TO %I', current_user);
END $$;--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT igny8_tenant TO %I', current_user);
EXCEPTION
  WHEN unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    -- Whose role it is may have let us use it already. Before PostgreSQL 16 every member may; from then on it is told apart.
    IF NOT pg_has_role(current_user, 'igny8_tenant',
      CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
    THEN RAISE insufficient_privilege USING MESSAGE = format(
      'the role igny8_tenant belongs to another installation on this PostgreSQL server. An administrator of the server must first run: GRANT igny8_tenant TO %I', current_user);
    END IF;
END $$;
