DROP INDEX "site_contents_counts";
CREATE INDEX "site_contents_counts" ON "site_contents" USING btree ("account_id","site_id","type","status");
