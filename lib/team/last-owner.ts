import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema";
import { AppError } from "@/lib/errors";
import type { Member } from "./queries";

/** Throws last_owner when nobody would own the account without this member. Under the account's lock. */
export async function requireAnotherOwner(tx: Tx, accountId: number, member: Member): Promise<void> {
  if (member.role !== "owner") return;
  const owners = await tx.$count(
    memberships,
    and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")),
  );
  if (owners < 2) throw new AppError("last_owner");
}
