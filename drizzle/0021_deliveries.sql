CREATE TYPE "public"."delivery_post_status" AS ENUM('draft', 'publish', 'future');--> statement-breakpoint
CREATE TYPE "public"."delivery_status" AS ENUM('queued', 'awaiting_approval', 'leased', 'delivered', 'failed', 'cancelled', 'rejected');--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"site_id" bigint NOT NULL,
	"status" "delivery_status" NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"excerpt" text DEFAULT '' NOT NULL,
	"slug" text,
	"post_status" "delivery_post_status" NOT NULL,
	"publish_at" timestamp (3) with time zone,
	"post_type" text NOT NULL,
	"terms" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"featured_image" jsonb,
	"images" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"seo_title" text,
	"seo_description" text,
	"author" text,
	"prompt_reference" text,
	"credit_transaction_id" bigint,
	"updates_delivery_id" bigint,
	"created_by_user_id" bigint,
	"created_by_api_key_id" bigint,
	"leased_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"wp_post_id" bigint,
	"permalink" text,
	"reason" text,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"edited_by_person" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deliveries_account_id_id" UNIQUE("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_images" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delivery_images_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"delivery_id" bigint NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"sha256" text NOT NULL,
	"data" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_images_name_once" UNIQUE("account_id","delivery_id","name")
);
--> statement-breakpoint
ALTER TABLE "delivery_images" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "features" text[];--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "require_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "create_terms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_site_of_account" FOREIGN KEY ("account_id","site_id") REFERENCES "public"."sites"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_credit_transaction_of_account" FOREIGN KEY ("account_id","credit_transaction_id") REFERENCES "public"."credit_transactions"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_update_of_account" FOREIGN KEY ("account_id","updates_delivery_id") REFERENCES "public"."deliveries"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_images" ADD CONSTRAINT "delivery_images_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_images" ADD CONSTRAINT "delivery_images_delivery_of_account" FOREIGN KEY ("account_id","delivery_id") REFERENCES "public"."deliveries"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_page" ON "deliveries" USING btree ("account_id","site_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("account_id","site_id","id") WHERE "deliveries"."status" in ('queued', 'leased');--> statement-breakpoint
CREATE INDEX "deliveries_updates" ON "deliveries" USING btree ("updates_delivery_id") WHERE "deliveries"."updates_delivery_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_credit_transaction" ON "deliveries" USING btree ("credit_transaction_id") WHERE "deliveries"."credit_transaction_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_created_by" ON "deliveries" USING btree ("created_by_user_id") WHERE "deliveries"."created_by_user_id" is not null;--> statement-breakpoint
CREATE POLICY "deliveries_own_account" ON "deliveries" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "delivery_images_own_account" ON "delivery_images" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON deliveries, delivery_images TO igny8_tenant;
