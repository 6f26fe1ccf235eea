DROP TABLE IF EXISTS mails CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS idempotency_keys CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS audit_events CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS api_keys CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS site_contents CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS site_connections CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS credit_transactions CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS sites CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS sectors CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS industry_sectors CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS industries CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS provider_events CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS payments CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS invoices CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS checkouts CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS subscriptions CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS memberships CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS invitations CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS users CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS user_tokens CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS trial_grants CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS sessions CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS accounts CASCADE;--> statement-breakpoint
DROP TABLE IF EXISTS plans CASCADE;--> statement-breakpoint
DROP TYPE IF EXISTS account_status;--> statement-breakpoint
DROP TYPE IF EXISTS payment_method;--> statement-breakpoint
DROP TYPE IF EXISTS suspension_reason;--> statement-breakpoint
DROP TYPE IF EXISTS session_kind;--> statement-breakpoint
DROP TYPE IF EXISTS user_token_purpose;--> statement-breakpoint
DROP TYPE IF EXISTS role;--> statement-breakpoint
DROP TYPE IF EXISTS billing_interval;--> statement-breakpoint
DROP TYPE IF EXISTS subscription_status;--> statement-breakpoint
DROP TYPE IF EXISTS checkout_status;--> statement-breakpoint
DROP TYPE IF EXISTS invoice_kind;--> statement-breakpoint
DROP TYPE IF EXISTS invoice_status;--> statement-breakpoint
DROP TYPE IF EXISTS payment_status;--> statement-breakpoint
DROP TYPE IF EXISTS provider;--> statement-breakpoint
DROP TYPE IF EXISTS provider_event_status;--> statement-breakpoint
DROP TYPE IF EXISTS site_status;--> statement-breakpoint
DROP TYPE IF EXISTS credit_operation;--> statement-breakpoint
DROP TYPE IF EXISTS credit_transaction_kind;
