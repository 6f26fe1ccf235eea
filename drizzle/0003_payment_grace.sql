ALTER TABLE "subscriptions" ADD COLUMN "grace_ends_at" timestamp (3) with time zone;--> statement-breakpoint
-- What going back by this migration had set aside.
DO $$ BEGIN
  IF to_regclass('igny8_rolled_back.subscriptions_0003') IS NOT NULL THEN
    UPDATE subscriptions SET grace_ends_at = aside.grace_ends_at
    FROM igny8_rolled_back.subscriptions_0003 aside WHERE subscriptions.id = aside.id;
    DROP TABLE igny8_rolled_back.subscriptions_0003;
  END IF;
END $$;
