import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

/** docs/decisions/034-two-people.md. */
export const APPROVAL_INVARIANTS: Invariant[] = [
  {
    name: "approval_has_two_people",
    promise: "What took a second person was done by another than who asked, or two owners overrode it.",
    severity: "broken",
    faults: sql`
      select a.about_account_id as account_id, a.id as approval_id, a.decided_by from staff_approvals a
      where a.status = 'done' and a.asked_by_user_id = a.decided_by_user_id
        and not exists (
          select 1 from audit_events e
          where e.target_type = 'approval' and e.target_id = a.id::text and e.action = 'approval.overridden')`,
  },
  {
    name: "decided_approval_keeps_no_request",
    promise:
      "A request that waits says what to do, and one that was decided says by whom and when, and no more.",
    severity: "broken",
    faults: sql`
      select about_account_id as account_id, id as approval_id, status from staff_approvals
      where (status = 'waiting') <> (decided_at is null) or (status <> 'waiting' and request <> '{}'::jsonb)`,
  },
  {
    name: "team_has_an_owner",
    promise: "Our team has an owner, who gives roles.",
    severity: "attention",
    faults: sql`
      select count(*)::int as superusers from users where is_superuser
      having count(*) > 0 and count(*) filter (where staff_role = 'owner') = 0`,
  },
];
