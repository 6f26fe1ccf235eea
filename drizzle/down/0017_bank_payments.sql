ALTER TABLE "bank_allocations" DROP COLUMN "made_payment";
