-- Days to pay that were promised: the older release knows of none, but migrating again must.
CREATE SCHEMA IF NOT EXISTS igny8_rolled_back;--> statement-breakpoint
DROP TABLE IF EXISTS igny8_rolled_back.subscriptions_0003;--> statement-breakpoint
CREATE TABLE igny8_rolled_back.subscriptions_0003 AS
  SELECT id, grace_ends_at FROM subscriptions WHERE grace_ends_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" DROP COLUMN "grace_ends_at";
