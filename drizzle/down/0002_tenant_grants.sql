DROP FUNCTION enqueue_mail(text, text, jsonb, text, bigint);--> statement-breakpoint
DROP POLICY users_of_own_account ON users;--> statement-breakpoint
ALTER TABLE users DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM igny8_tenant;--> statement-breakpoint
REVOKE USAGE ON SCHEMA public FROM igny8_tenant;
