-- What a bank's reference is compared by: compatibility letters, capitals, spaces, dashes and dots are one and the same to
-- people. One that consists of nothing else stays as it is.
CREATE FUNCTION fold_reference(reference text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(regexp_replace(lower(normalize($1, NFKC)),
    '[\s\u00AD\u034F\u1680\u180E\u200B-\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF'
    || '\u002D\u058A\u05BE\u1400\u1806\u2010-\u2015\u2043\u2212\u2500\u2501\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u301C\u3030\u30A0'
    || '\u002E\u00B7\u2022\u2024\u2027\u2219\u22C5\u3002\u30FB\u06D4]',
    '', 'g'), ''), $1)
$$;--> statement-breakpoint
CREATE TYPE "public"."credit_note_kind" AS ENUM('refund', 'void');--> statement-breakpoint
CREATE TABLE "credit_notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"invoice_id" bigint NOT NULL,
	"payment_id" bigint,
	"kind" "credit_note_kind" NOT NULL,
	"number" text NOT NULL,
	"sequence" integer NOT NULL,
	"currency" text NOT NULL,
	"subtotal_cents" integer NOT NULL,
	"tax_rate_basis_points" integer DEFAULT 0 NOT NULL,
	"tax_cents" integer DEFAULT 0 NOT NULL,
	"total_cents" integer NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"seller" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"buyer" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"line_items" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_notes_number_once" UNIQUE("number"),
	CONSTRAINT "credit_notes_sequence_once_an_account" UNIQUE("account_id","sequence"),
	CONSTRAINT "credit_notes_total_adds_up" CHECK ("credit_notes"."total_cents" = "credit_notes"."subtotal_cents" + "credit_notes"."tax_cents")
);
--> statement-breakpoint
ALTER TABLE "credit_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "payments_reference_once";--> statement-breakpoint
DROP INDEX "payments_report_once";--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "provider" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "last_credit_note_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "reference_key" text GENERATED ALWAYS AS (case when method = 'bank_transfer' then fold_reference(external_payment_id) else external_payment_id end) STORED;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "same_reference_reason" text;--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_invoice_of_account" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_payment_of_account" FOREIGN KEY ("account_id","payment_id") REFERENCES "public"."payments"("account_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_one_void_an_invoice" ON "credit_notes" USING btree ("invoice_id") WHERE "credit_notes"."kind" = 'void';--> statement-breakpoint
CREATE INDEX "credit_notes_account" ON "credit_notes" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "credit_notes_invoice" ON "credit_notes" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "credit_notes_payment" ON "credit_notes" USING btree ("payment_id");--> statement-breakpoint
-- Settled before references were compared like this: the first keeps the reference, the others say why they share it.
UPDATE payments p SET same_reference_reason = 'Settled before references were compared without spaces and dashes'
WHERE p.status IN ('succeeded', 'refunded', 'disputed', 'kept') AND EXISTS (
  SELECT 1 FROM payments e WHERE e.method = p.method AND e.reference_key = p.reference_key AND e.id < p.id
    AND e.status IN ('succeeded', 'refunded', 'disputed', 'kept'));--> statement-breakpoint
UPDATE payments p SET status = 'failed', failure_reason = 'Replaced by a later report.'
WHERE p.status = 'pending_approval' AND EXISTS (
  SELECT 1 FROM payments l WHERE l.account_id = p.account_id AND l.method = p.method AND l.reference_key = p.reference_key
    AND l.id > p.id AND l.status = 'pending_approval');--> statement-breakpoint
CREATE INDEX "payments_reference_key" ON "payments" USING btree ("reference_key");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference_once" ON "payments" USING btree ("method","reference_key") WHERE "payments"."status" in ('succeeded', 'refunded', 'disputed', 'kept') and "payments"."same_reference_reason" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_report_once" ON "payments" USING btree ("account_id","method","reference_key") WHERE "payments"."status" = 'pending_approval';--> statement-breakpoint
CREATE POLICY "credit_notes_own_account" ON "credit_notes" AS PERMISSIVE FOR ALL TO "igny8_tenant" USING ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint)) WITH CHECK ("account_id" = (select nullif(current_setting('app.account_id', true), '')::bigint));--> statement-breakpoint
GRANT SELECT ON credit_notes TO igny8_tenant;--> statement-breakpoint
-- Refunds by bank had no rows of their own.
INSERT INTO refunds (account_id, payment_id, status, amount_cents, reason, actor, answered_at)
SELECT account_id, id, 'done', refunded_cents, 'Refunded before refunds had rows', 'migration', now()
FROM payments WHERE method = 'bank_transfer' AND refunded_cents > 0;--> statement-breakpoint
-- What was refunded before there were credit notes gets them now, dated today, since they are issued today.
WITH owed AS (
  SELECT p.account_id, p.id AS payment_id, p.invoice_id, p.refunded_cents AS cents, i.currency, i.tax_rate_basis_points,
    round(i.tax_cents::numeric * p.refunded_cents / i.total_cents)::int AS tax, i.seller, i.buyer, i.number AS invoice_number,
    row_number() OVER (PARTITION BY p.account_id ORDER BY p.id)::int AS sequence
  FROM payments p JOIN invoices i ON i.id = p.invoice_id
  WHERE p.refunded_cents > 0 AND p.status IN ('succeeded', 'refunded', 'disputed')
), issued AS (
  INSERT INTO credit_notes (account_id, invoice_id, payment_id, kind, number, sequence, currency, subtotal_cents,
    tax_rate_basis_points, tax_cents, total_cents, seller, buyer, line_items)
  SELECT account_id, invoice_id, payment_id, 'refund',
    'CN-' || account_id || '-' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMM') || '-' || lpad(sequence::text, 4, '0'), sequence,
    currency, cents - tax, tax_rate_basis_points, tax, cents, seller, buyer,
    jsonb_build_array(jsonb_build_object('description', 'Refund of invoice ' || invoice_number, 'quantity', 1,
      'amount_cents', cents - tax))
  FROM owed RETURNING account_id, sequence
)
UPDATE accounts a SET last_credit_note_sequence = last.sequence
FROM (SELECT account_id, max(sequence) AS sequence FROM issued GROUP BY account_id) last WHERE a.id = last.account_id;
