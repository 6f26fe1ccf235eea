ALTER TABLE "site_connections" ADD COLUMN "install_id" text;--> statement-breakpoint
ALTER TABLE "site_connections" ADD COLUMN "rivals" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "site_connections" ADD COLUMN "content_revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "site_connections" ADD COLUMN "disconnected_at" timestamp (3) with time zone;