DROP INDEX "site_contents_counts";--> statement-breakpoint
CREATE INDEX "site_contents_counts" ON "site_contents" USING btree ("account_id","site_id","type","status","id");