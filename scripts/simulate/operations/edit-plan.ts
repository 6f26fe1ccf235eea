import fc from "fast-check";
import { updatePlan } from "@/lib/admin/plans/update-plan";
import { resetEnv } from "@/lib/env";
import type { Feature } from "@/lib/plans/plan";
import { operation } from "../operation";
import { paidPlan } from "./arbitraries";
import { readPlan } from "./read-rows";
import { STAFF } from "./staff-act";

type Change =
  | { set: "price"; to: number }
  | { set: "credits"; to: number }
  | { set: "sites"; to: number }
  | { set: "active"; to: boolean };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ set: fc.constant("price" as const), to: fc.constantFrom(5900, 9900, 12900, 15900, 24900) }),
  fc.record({ set: fc.constant("credits" as const), to: fc.constantFrom(500, 1500, 3000) }),
  fc.record({ set: fc.constant("sites" as const), to: fc.constantFrom(1, 2, 4) }),
  fc.record({ set: fc.constant("active" as const), to: fc.boolean() }),
);

/** Staff edit a plan, and go on where the form warns them. */
export const editPlan = operation<{ plan: string; change: Change }>({
  weight: 2,
  args: fc.record({ plan: paidPlan, change }),
  run: async (world, { plan: slug, change }) => {
    const plan = await readPlan(world, slug);
    const { name, description } = plan;
    const form = {
      ...{
        slug,
        name,
        description,
        features: plan.features as Feature[],
        is_public: plan.public,
        lock_out: true,
      },
      ...{ max_users: plan.users, max_sectors: plan.sectors },
      price: change.set === "price" ? change.to : plan.price,
      credits: change.set === "credits" ? change.to : plan.credits,
      max_sites: change.set === "sites" ? change.to : plan.sites,
      is_active: change.set === "active" ? change.to : plan.active,
    };
    await updatePlan(form, STAFF);
  },
});

/** From now on invoices carry this tax: the operator changes a setting and starts the product again. */
export const changeTax = operation<{ percent: number }>({
  weight: 1,
  args: fc.record({ percent: fc.constantFrom(0, 19, 20) }),
  run: async (_, { percent }) => {
    process.env.TAX_RATE_PERCENT = String(percent);
    resetEnv();
  },
});
