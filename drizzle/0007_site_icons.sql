ALTER TABLE "site_connections" ADD COLUMN "icon" text;--> statement-breakpoint
ALTER TABLE "site_connections" ADD COLUMN "icon_version" text;