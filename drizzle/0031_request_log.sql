CREATE TABLE "api_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"request_id" uuid NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"route" text NOT NULL,
	"status" smallint NOT NULL,
	"code" text,
	"message" text,
	"ms" integer NOT NULL,
	"user_id" bigint,
	"api_key_id" bigint,
	"address" text,
	"client" text,
	"refused" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "api_requests_account" ON "api_requests" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "api_requests_refused" ON "api_requests" USING btree ("account_id","id") WHERE "api_requests"."status" >= 400;--> statement-breakpoint
CREATE INDEX "api_requests_created_at" ON "api_requests" USING btree ("created_at");--> statement-breakpoint
CREATE POLICY "api_requests_own_account" ON "api_requests" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON api_requests TO igny8_tenant;
