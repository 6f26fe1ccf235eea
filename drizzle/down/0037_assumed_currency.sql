ALTER TABLE "bank_statements" DROP COLUMN "is_currency_assumed";
