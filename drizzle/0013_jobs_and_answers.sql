CREATE TABLE "job_runners" (
	"id" text PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"worker_ids" text[] NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "effect_at" timestamp (3) with time zone;