import { sql } from "drizzle-orm";
import type { Invariant } from "./invariant";

export const ACCOUNT_INVARIANTS: Invariant[] = [
  {
    name: "sign_up_is_open",
    promise: "The free trial plan or the free plan is there and active, so that people can sign up.",
    severity: "broken",
    faults: sql`
      select 'free-trial, free' as missing
      where not exists (select 1 from plans where slug in ('free-trial', 'free') and is_active)`,
  },
  {
    name: "account_has_plan",
    promise: "An account that may work has a plan.",
    severity: "broken",
    faults: sql`
      select id as account_id, status from accounts
      where plan_id is null and status in ('trial', 'active', 'pending_payment')`,
  },
  {
    name: "account_has_owner",
    promise: "An account that is not closed has an owner.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, a.name from accounts a
      where a.closed_at is null and a.status <> 'cancelled'
        and not exists (select 1 from memberships m where m.account_id = a.id and m.role = 'owner')`,
  },
  {
    name: "superuser_has_no_account",
    promise: "A superuser is nobody's tenant.",
    severity: "broken",
    faults: sql`
      select m.account_id, u.id as user_id
      from users u join memberships m on m.user_id = u.id where u.is_superuser`,
  },
  {
    name: "sites_within_plan",
    promise: "Sites beyond the plan's limit are read-only.",
    severity: "broken",
    faults: sql`
      select a.id as account_id, p.slug as plan, p.max_sites as limit, count(*)::int as used
      from accounts a
      join plans p on p.id = a.plan_id
      join sites s on s.account_id = a.id and s.deleted_at is null and s.status = 'active'
      group by a.id, p.slug, p.max_sites
      having count(*) > p.max_sites`,
  },
  {
    name: "sectors_within_plan",
    promise: "Only a site made on a bigger plan has more sectors than the plan allows.",
    severity: "attention",
    faults: sql`
      select a.id as account_id, c.site_id, p.max_sectors_per_site as limit, count(*)::int as used
      from accounts a
      join plans p on p.id = a.plan_id
      join sectors c on c.account_id = a.id
      group by a.id, c.site_id, p.max_sectors_per_site
      having count(*) > p.max_sectors_per_site`,
  },
];
