ALTER TABLE "site_connections" DROP COLUMN "disconnected_at";
ALTER TABLE "site_connections" DROP COLUMN "content_revision";
ALTER TABLE "site_connections" DROP COLUMN "rivals";
ALTER TABLE "site_connections" DROP COLUMN "install_id";
