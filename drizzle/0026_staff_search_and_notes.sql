-- Part of PostgreSQL's contrib, and trusted: the owner of a database may create it, where its files are installed.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN unique_violation THEN NULL;
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN RAISE insufficient_privilege USING MESSAGE = format(
    'the extension pg_trgm is missing in this database (%s). An administrator must first install PostgreSQL''s contrib package and run, in this database: CREATE EXTENSION pg_trgm', SQLERRM);
END $$;--> statement-breakpoint
CREATE TABLE "staff_notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"about_account_id" bigint NOT NULL,
	"author_user_id" bigint,
	"text" text NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_about_account_id_accounts_id_fk" FOREIGN KEY ("about_account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_author_user_id_users_id_fk" FOREIGN KEY ("author_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_notes_account" ON "staff_notes" USING btree ("about_account_id","id");--> statement-breakpoint
CREATE INDEX "staff_notes_author" ON "staff_notes" USING btree ("author_user_id") WHERE "staff_notes"."author_user_id" is not null;--> statement-breakpoint
CREATE INDEX "accounts_words" ON "accounts" USING gin (lower("name" || ' ' || coalesce("billing_name", '') || ' ' || coalesce("billing_email", '')) gin_trgm_ops) WITH (gin_pending_list_limit=128);--> statement-breakpoint
CREATE INDEX "api_keys_prefix" ON "api_keys" USING btree ("prefix" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_words" ON "users" USING gin (lower("email" || ' ' || "first_name" || ' ' || "last_name") gin_trgm_ops) WITH (gin_pending_list_limit=128);--> statement-breakpoint
CREATE INDEX "invoices_words" ON "invoices" USING gin (lower("number") gin_trgm_ops) WITH (gin_pending_list_limit=128);--> statement-breakpoint
CREATE INDEX "payments_words" ON "payments" USING gin (lower("external_payment_id" || ' ' || "payer_name") gin_trgm_ops) WITH (gin_pending_list_limit=128);--> statement-breakpoint
CREATE INDEX "sites_words" ON "sites" USING gin (lower("domain" || ' ' || "name") gin_trgm_ops) WITH (gin_pending_list_limit=128);