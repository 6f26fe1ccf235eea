DROP TRIGGER credit_packages_tell_change ON credit_packages;--> statement-breakpoint
DROP TRIGGER credit_prices_tell_change ON credit_prices;
