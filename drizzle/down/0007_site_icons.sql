ALTER TABLE "site_connections" DROP COLUMN "icon_version";
ALTER TABLE "site_connections" DROP COLUMN "icon";
