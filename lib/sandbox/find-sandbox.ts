import { eq } from "drizzle-orm";
import { type Account, accounts, asSystem, type Plan, plans, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

export interface Sandbox {
  account: Account;
  plan: Plan | null;
}

/** The live account of a caller: their own, or the one that the sandbox they are in belongs to. Pure. */
export function liveIdOf(account: { id: number; sandboxOf: number | null }): number {
  return account.sandboxOf ?? account.id;
}

/** The sandbox of a live account; undefined where none was made. */
export function findSandbox(liveId: number): Promise<Sandbox | undefined> {
  return asSystem((tx) => findSandboxIn(tx, liveId));
}

/** Throws not_found where none was made. */
export async function getSandbox(liveId: number): Promise<Sandbox> {
  const found = await findSandbox(liveId);
  if (!found) throw noSandbox();
  return found;
}

export async function findSandboxIn(tx: Tx, liveId: number): Promise<Sandbox | undefined> {
  const [found] = await tx
    .select({ account: accounts, plan: plans })
    .from(accounts)
    .leftJoin(plans, eq(plans.id, accounts.planId))
    .where(eq(accounts.sandboxOf, liveId));
  return found;
}

export function noSandbox(): AppError {
  return new AppError("not_found", { message: "This account has no sandbox." });
}
