-- Whoever changes a plan, from whichever process: each process hears of it and makes its pages with prices anew.
CREATE FUNCTION tell_plan_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('igny8_plans', '');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER plans_tell_change AFTER INSERT OR UPDATE OR DELETE ON plans
  FOR EACH STATEMENT EXECUTE FUNCTION tell_plan_change();
