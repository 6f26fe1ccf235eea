-- A hash can't be turned back: addresses hashed until now keep their row, and may have one more trial.
DROP FUNCTION require_spender(bigint, bigint, role[], bigint, text, timestamptz);
ALTER TABLE "users" DROP CONSTRAINT "users_totp_secret_in_force";
DROP INDEX "mails_to_address";
DROP INDEX "users_left_account_at";
DROP INDEX "trial_grants_granted_at";
DROP INDEX "audit_events_no_account";
ALTER TABLE "users" DROP COLUMN "left_account_at";
ALTER TABLE "sessions" DROP COLUMN "refreshed_at";
ALTER TABLE "sessions" DROP COLUMN "refresh_generation";
ALTER TABLE "trial_grants" RENAME COLUMN "address_hash" TO "address";
