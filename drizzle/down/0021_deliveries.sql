ALTER TABLE "sites" DROP COLUMN "create_terms";
ALTER TABLE "sites" DROP COLUMN "require_approval";
ALTER TABLE "accounts" DROP COLUMN "features";
DROP TABLE "delivery_images";
DROP TABLE "deliveries";
DROP TYPE "delivery_status";
DROP TYPE "delivery_post_status";
