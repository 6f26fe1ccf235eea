-- /pricing shows packages of credits and what an operation costs, too: each process hears of their changes as of a plan's.
CREATE TRIGGER credit_packages_tell_change AFTER INSERT OR UPDATE OR DELETE ON credit_packages
  FOR EACH STATEMENT EXECUTE FUNCTION tell_plan_change();--> statement-breakpoint
CREATE TRIGGER credit_prices_tell_change AFTER INSERT OR UPDATE OR DELETE ON credit_prices
  FOR EACH STATEMENT EXECUTE FUNCTION tell_plan_change();
