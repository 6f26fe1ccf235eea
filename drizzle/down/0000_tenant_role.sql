-- Other databases of the cluster may still use the role: it goes when nothing depends on it any more.
DO $$ BEGIN
  DROP ROLE igny8_tenant;
EXCEPTION WHEN dependent_objects_still_exist OR undefined_object THEN NULL;
END $$;
