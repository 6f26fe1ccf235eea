DROP TRIGGER plans_tell_change ON plans;--> statement-breakpoint
DROP FUNCTION tell_plan_change();
