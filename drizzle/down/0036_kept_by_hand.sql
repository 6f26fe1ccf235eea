ALTER TABLE "payments" DROP COLUMN "is_kept_by_hand";
