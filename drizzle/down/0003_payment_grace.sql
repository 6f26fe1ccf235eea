ALTER TABLE "subscriptions" DROP COLUMN "grace_ends_at";
