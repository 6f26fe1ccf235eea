import fc from "fast-check";
import { signUp as signUpVerb } from "@/lib/signup/sign-up";
import { PASSWORD } from "@/test/factories";
import { operation } from "../operation";
import type { World } from "../world/world";
import { interval, paidPlan } from "./arbitraries";

interface SignUp {
  who: string;
  /** Null: the free trial. */
  plan: "starter" | "growth" | "scale" | null;
  interval: "month" | "year";
}

/** Somebody new, with an account of the name `who`. */
export const signUp = (who: fc.Arbitrary<string>) =>
  operation<SignUp>({
    weight: 1,
    args: fc.record({ who, plan: fc.option(paidPlan, { freq: 2 }), interval }),
    run: async (world, { who, plan, interval }) => {
      if (world.tenants.has(who)) return;
      const input = {
        email: `${who.toLowerCase()}@${who.toLowerCase()}.test`,
        accountName: who,
        password: PASSWORD,
      };
      const made = await signUpVerb({ ...input, planSlug: plan ?? undefined, interval });
      remember(world, who, made.account.id, made.user.id);
    },
  });

function remember(world: World, name: string, id: number, userId: number): void {
  world.tenants.set(name, {
    name,
    id,
    userId,
    shutByStaff: false,
    chargeMayFollow: false,
    endedByStaff: false,
    cardWorks: true,
    pages: [],
    refundsAsked: new Map(),
    returned: new Set(),
    pressed: new WeakSet(),
    unanswered: undefined,
  });
}
