CREATE TYPE "public"."webhook_message_status" AS ENUM('pending', 'succeeded', 'failed');--> statement-breakpoint
CREATE TYPE "public"."webhook_off_reason" AS ENUM('person', 'failing', 'gone');--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"type" text NOT NULL,
	"object" text NOT NULL,
	"data" jsonb NOT NULL,
	"once_key" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_account_id_id" UNIQUE("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"endpoint_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"url" text NOT NULL,
	"request_headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" integer,
	"response_headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"response_body" text DEFAULT '' NOT NULL,
	"error" text,
	"ms" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhook_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_endpoints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"event_types" text[] DEFAULT '{*}' NOT NULL,
	"secret_sealed" text NOT NULL,
	"previous_secret_sealed" text,
	"previous_secret_ends_at" timestamp (3) with time zone,
	"off_at" timestamp (3) with time zone,
	"off_reason" "webhook_off_reason",
	"failing_since" timestamp (3) with time zone,
	"created_by_user_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_account_id_id" UNIQUE("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"endpoint_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"status" "webhook_message_status" DEFAULT 'pending' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_messages_account_id_id" UNIQUE("account_id","id"),
	CONSTRAINT "webhook_messages_once" UNIQUE("endpoint_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "webhook_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "credits_told_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_message_of_account" FOREIGN KEY ("account_id","message_id") REFERENCES "public"."webhook_messages"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_endpoint_of_account" FOREIGN KEY ("account_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_event_of_account" FOREIGN KEY ("account_id","event_id") REFERENCES "public"."events"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "events_once" ON "events" USING btree ("account_id","once_key") WHERE "events"."once_key" is not null;--> statement-breakpoint
CREATE INDEX "events_account_type" ON "events" USING btree ("account_id","type","id");--> statement-breakpoint
CREATE INDEX "events_created_at" ON "events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_attempts_endpoint" ON "webhook_attempts" USING btree ("endpoint_id","id");--> statement-breakpoint
CREATE INDEX "webhook_attempts_message" ON "webhook_attempts" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "webhook_attempts_account" ON "webhook_attempts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_created_by" ON "webhook_endpoints" USING btree ("created_by_user_id") WHERE "webhook_endpoints"."created_by_user_id" is not null;--> statement-breakpoint
CREATE INDEX "webhook_messages_event" ON "webhook_messages" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "webhook_messages_due" ON "webhook_messages" USING btree ("endpoint_id","next_try_at") WHERE "webhook_messages"."next_try_at" is not null;--> statement-breakpoint
CREATE POLICY "events_own_account" ON "events" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "webhook_attempts_own_account" ON "webhook_attempts" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "webhook_endpoints_own_account" ON "webhook_endpoints" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
CREATE POLICY "webhook_messages_own_account" ON "webhook_messages" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON events, webhook_attempts TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints TO igny8_tenant;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON webhook_messages TO igny8_tenant;--> statement-breakpoint
-- What was consumed before there were events is no news.
UPDATE accounts a SET credits_told_id = coalesce((SELECT max(t.id) FROM credit_transactions t WHERE t.account_id = a.id), 0);--> statement-breakpoint
-- Sends what is due to an endpoint, after commit. One job of an endpoint waits at a time, and one runs.
CREATE FUNCTION wake_webhook(p_account_id bigint, p_endpoint_id bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p_account_id <> nullif(current_setting('app.account_id', true), '')::bigint THEN
    RAISE EXCEPTION 'not this account''s' USING ERRCODE = '42501';
  END IF;
  PERFORM graphile_worker.add_job('send-webhooks', json_build_object('endpoint_id', e.id), max_attempts => 12,
    queue_name => 'webhooks:' || e.id, job_key => 'send-webhooks:' || e.id)
  FROM webhook_endpoints e WHERE e.account_id = p_account_id AND e.id = p_endpoint_id;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION wake_webhook(bigint, bigint) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION wake_webhook(bigint, bigint) TO igny8_tenant;--> statement-breakpoint
-- The one door to events, from tenant transactions too: they write no event of another account, and change none. Events of an
-- account wait for each other until the transaction ends, so that their ids follow the order of commits.
CREATE FUNCTION record_event(p_account_id bigint, p_type text, p_object text, p_data jsonb, p_once_key text,
  p_endpoint_id bigint, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_id bigint; v_endpoint bigint;
BEGIN
  IF p_account_id <> nullif(current_setting('app.account_id', true), '')::bigint THEN
    RAISE EXCEPTION 'not this account''s' USING ERRCODE = '42501';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('events', p_account_id));
  INSERT INTO events (account_id, type, object, data, once_key, created_at)
  SELECT a.id, p_type, p_object, p_data, p_once_key, p_at FROM accounts a WHERE a.id = p_account_id -- Its books may outlive it.
  ON CONFLICT DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NULL THEN RETURN NULL; END IF;
  FOR v_endpoint IN
    INSERT INTO webhook_messages (account_id, endpoint_id, event_id, next_try_at, created_at, updated_at)
    SELECT p_account_id, e.id, v_id, p_at, p_at, p_at FROM webhook_endpoints e
    WHERE e.account_id = p_account_id
      AND CASE WHEN p_endpoint_id IS NOT NULL THEN e.id = p_endpoint_id
        ELSE e.off_at IS NULL AND e.event_types && ARRAY['*', p_type, split_part(p_type, '.', 1) || '.*'] END
    RETURNING endpoint_id
  LOOP
    PERFORM wake_webhook(p_account_id, v_endpoint);
  END LOOP;
  RETURN v_id;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION record_event(bigint, text, text, jsonb, text, bigint, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION record_event(bigint, text, text, jsonb, text, bigint, timestamptz) TO igny8_tenant;
