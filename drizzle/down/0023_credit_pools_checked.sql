--> outside-transaction
DROP INDEX CONCURRENTLY IF EXISTS "invoices_one_open_a_package";
