DROP TABLE "job_runners";--> statement-breakpoint
ALTER TABLE "idempotency_keys" DROP COLUMN "effect_at";
