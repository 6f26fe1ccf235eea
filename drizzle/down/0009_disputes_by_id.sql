DROP INDEX "audit_events_dispute";
