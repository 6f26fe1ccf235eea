DROP FUNCTION record_event(bigint, text, text, jsonb, text, bigint, timestamptz);
DROP FUNCTION wake_webhook(bigint, bigint);
DROP TABLE "webhook_attempts";
DROP TABLE "webhook_messages";
DROP TABLE "webhook_endpoints";
DROP TABLE "events";
DROP TYPE "webhook_message_status";
DROP TYPE "webhook_off_reason";
ALTER TABLE "accounts" DROP COLUMN "credits_told_id";
