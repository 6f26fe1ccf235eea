import type { Step } from "../operations";
import type { AccountView } from "../world/account-view";
import { viewOf } from "../world/account-view";
import type { Facts } from "../world/facts";
import type { Tenant, World } from "../world/world";

export type Outcome =
  | { kind: "done" }
  /** The product said no, in its own words. */
  | { kind: "refused"; code: string }
  /** Something else was thrown: what a caller reads as "Something went wrong on our side". */
  | { kind: "broke"; error: string };

/** What happened between two looks at the database. */
export interface Moment {
  world: World;
  before: Facts;
  after: Facts;
  step: Step;
  outcome: Outcome;
  /** Time has passed within the step: more than its own operation happened. */
  isPassing: boolean;
  /** Nothing is on its way anymore, and every job has run. */
  isSettled: boolean;
}

/** Something that must be so. */
export interface Oracle {
  name: string;
  /** What is wrong, in words, with the figures that show it; undefined where all is well. */
  objects: (moment: Moment) => string | undefined;
}

export type TenantMoment = Moment & { tenant: Tenant; now: AccountView; was: AccountView | undefined };

/** For each account that is still there. */
export function ofEachTenant(objects: (moment: TenantMoment) => string | undefined): Oracle["objects"] {
  return (moment) => {
    for (const tenant of moment.world.tenants.values()) {
      const now = viewOf(moment.after, tenant.id);
      if (!now) continue;
      const said = objects({ ...moment, tenant, now, was: viewOf(moment.before, tenant.id) });
      if (said) return `${tenant.name}: ${said}`;
    }
    return undefined;
  };
}

export const money = (cents: number) => (cents / 100).toFixed(2);
export const day = (at: number | null) => (at === null ? "never" : new Date(at).toISOString().slice(0, 16));
