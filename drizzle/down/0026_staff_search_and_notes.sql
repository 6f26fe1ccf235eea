DROP TABLE "staff_notes";--> statement-breakpoint
DROP INDEX "accounts_words", "api_keys_prefix", "users_words", "invoices_words", "payments_words", "sites_words";--> statement-breakpoint
-- It stays where it is somebody else's, or where something of theirs uses it.
DO $$ BEGIN
  DROP EXTENSION IF EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege OR dependent_objects_still_exist THEN NULL;
END $$;
