DROP TABLE "bank_allocations";
DROP TABLE "bank_lines";
DROP TABLE "bank_statements";
DROP TABLE "bank_files";
DROP TABLE "bank_csv_mappings";
DROP TYPE "allocation_kind";
DROP TYPE "statement_kind";
DROP TYPE "statement_format";
