CREATE TABLE "staff_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" uuid NOT NULL,
	"viewed_account_id" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff_views" ADD CONSTRAINT "staff_views_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_views" ADD CONSTRAINT "staff_views_viewed_account_id_accounts_id_fk" FOREIGN KEY ("viewed_account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_views_one_open" ON "staff_views" USING btree ("session_id") WHERE "staff_views"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "staff_views_viewed_account" ON "staff_views" USING btree ("viewed_account_id");--> statement-breakpoint
CREATE INDEX "staff_views_open" ON "staff_views" USING btree ("expires_at") WHERE "staff_views"."ended_at" is null;