CREATE TYPE "public"."allocation_kind" AS ENUM('settled', 'kept', 'refunded', 'ignored');--> statement-breakpoint
CREATE TYPE "public"."statement_format" AS ENUM('camt', 'mt940', 'mt942', 'ofx', 'csv');--> statement-breakpoint
CREATE TYPE "public"."statement_kind" AS ENUM('booked', 'interim', 'notification');--> statement-breakpoint
CREATE TABLE "bank_allocations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_allocations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line_id" bigint NOT NULL,
	"kind" "allocation_kind" NOT NULL,
	"amount_cents" bigint NOT NULL,
	"charges_cents" bigint DEFAULT 0 NOT NULL,
	"payment_id" bigint,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"decided_by_user_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_reason" text,
	CONSTRAINT "bank_allocations_not_nothing" CHECK ("bank_allocations"."amount_cents" <> 0)
);
--> statement-breakpoint
CREATE TABLE "bank_csv_mappings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_csv_mappings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"header" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_csv_mappings_once" UNIQUE("header")
);
--> statement-breakpoint
CREATE TABLE "bank_files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_files_once" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "bank_lines" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"statement_id" bigint NOT NULL,
	"own_account" text NOT NULL,
	"fingerprint" text NOT NULL,
	"content_print" text NOT NULL,
	"occurrence" integer NOT NULL,
	"file_line" integer NOT NULL,
	"booked_on" date NOT NULL,
	"value_on" date NOT NULL,
	"amount_cents" bigint NOT NULL,
	"open_cents" bigint NOT NULL,
	"currency" text NOT NULL,
	"reference" text NOT NULL,
	"end_to_end_id" text NOT NULL,
	"creditor_reference" text NOT NULL,
	"text" text NOT NULL,
	"other_name" text NOT NULL,
	"other_account" text NOT NULL,
	"is_reversal" boolean NOT NULL,
	"charges_cents" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_lines_once" UNIQUE("own_account","fingerprint","occurrence"),
	CONSTRAINT "bank_lines_open_within_amount" CHECK ("bank_lines"."open_cents" between least("bank_lines"."amount_cents", 0) and greatest("bank_lines"."amount_cents", 0))
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_statements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_id" bigint NOT NULL,
	"format" "statement_format" NOT NULL,
	"kind" "statement_kind" NOT NULL,
	"own_account" text NOT NULL,
	"currency" text NOT NULL,
	"external_id" text NOT NULL,
	"number" text NOT NULL,
	"opening_cents" bigint,
	"opening_on" date,
	"closing_cents" bigint,
	"closing_on" date,
	"line_count" integer DEFAULT 0 NOT NULL,
	"known_count" integer DEFAULT 0 NOT NULL,
	"known_cents" bigint DEFAULT 0 NOT NULL,
	"pending_count" integer DEFAULT 0 NOT NULL,
	"missing_cents" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD CONSTRAINT "bank_allocations_line_id_bank_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."bank_lines"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD CONSTRAINT "bank_allocations_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_allocations" ADD CONSTRAINT "bank_allocations_decided_by_user_id_users_id_fk" FOREIGN KEY ("decided_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_file_id_bank_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."bank_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_allocations_line" ON "bank_allocations" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "bank_allocations_payment" ON "bank_allocations" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "bank_lines_statement" ON "bank_lines" USING btree ("statement_id","id");--> statement-breakpoint
CREATE INDEX "bank_lines_content" ON "bank_lines" USING btree ("own_account","content_print");--> statement-breakpoint
CREATE INDEX "bank_lines_open" ON "bank_lines" USING btree ("booked_on","id") WHERE "bank_lines"."open_cents" <> 0;--> statement-breakpoint
CREATE INDEX "bank_lines_payer" ON "bank_lines" USING btree ("other_account") WHERE "bank_lines"."other_account" <> '';--> statement-breakpoint
CREATE INDEX "bank_statements_file" ON "bank_statements" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "bank_statements_account" ON "bank_statements" USING btree ("own_account","currency","closing_on");