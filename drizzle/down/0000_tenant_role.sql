-- Nothing is left that its jobs, or what was set aside, could be for.
DROP SCHEMA IF EXISTS graphile_worker CASCADE;--> statement-breakpoint
DROP SCHEMA IF EXISTS igny8_rolled_back CASCADE;--> statement-breakpoint
-- Other databases of the cluster may still use the role, or have made it: it goes when it is ours and nothing depends on it.
DO $$ BEGIN
  DROP ROLE igny8_tenant;
EXCEPTION WHEN dependent_objects_still_exist OR undefined_object OR insufficient_privilege THEN NULL;
END $$;
