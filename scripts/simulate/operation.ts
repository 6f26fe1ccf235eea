import type fc from "fast-check";
import type { Tenant, World } from "./world/world";

/** Something that can happen in a history. Its arguments are plain data: a history is written down, cut and replayed. */
export interface Operation<Args extends object> {
  /** How often it happens, beside the others. */
  weight: number;
  args: fc.Arbitrary<Args>;
  /** Does it. What the product refuses is thrown as its AppError; what does not apply (nothing to refund) does nothing. */
  run: (world: World, args: Args) => Promise<unknown>;
}

export function operation<Args extends object>(given: Operation<Args>): Operation<Args> {
  return given;
}

/** Accounts are called by their names, so that a history stays right when other accounts are taken out of it. */
export interface Whose {
  who: string;
}

export type TenantWork<Args> = (world: World, tenant: Tenant, args: Args) => Promise<unknown>;

/** One that happens to an account; before it has signed up there is nothing to do. */
export function tenantOperation<Args extends object>(given: {
  weight: number;
  args: (who: fc.Arbitrary<string>) => fc.Arbitrary<Args & Whose>;
  run: TenantWork<Args>;
}): (who: fc.Arbitrary<string>) => Operation<Args & Whose> {
  return (who) => ({
    weight: given.weight,
    args: given.args(who),
    run: async (world, args) => {
      const tenant = world.tenants.get(args.who);
      return tenant && given.run(world, tenant, args);
    },
  });
}

/** The newest but `which`, counted round: any number names one of them while there is one. */
export function pick<T>(newestLast: readonly T[], which: number): T | undefined {
  const { length } = newestLast;
  return length === 0 ? undefined : newestLast[length - 1 - (which % length)];
}
