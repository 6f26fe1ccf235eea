DROP INDEX "unplaced_charges_live_account_id";
