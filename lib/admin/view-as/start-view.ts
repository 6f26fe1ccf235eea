import { and, eq } from "drizzle-orm";
import { asSystem, memberships, staffViews, type Tx, users } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { recordStaffAct } from "@/lib/admin/staff-act";
import { now, nowMs } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";
import { closeOpenView } from "./end-view";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Lets one browser session of a superuser see an account as its owner does, for an hour and without changing anything.
 * A view that this session had open ends. Throws `not_found`, and `invalid_state` for an account without an owner.
 */
export function startView(
  accountId: number,
  { sessionId }: { sessionId: string },
  act: StaffAct,
): Promise<{ expiresAt: Date }> {
  return asSystem(async (tx) => {
    await lockAccount(tx, accountId);
    await requireStaff(tx, act, "support");
    await requireOwner(tx, accountId);
    await closeOpenView(tx, sessionId, act);
    const expiresAt = new Date(nowMs() + HOUR_MS);
    await tx
      .insert(staffViews)
      .values({ sessionId, viewedAccountId: accountId, expiresAt, createdAt: now() });
    const after = { expires_at: expiresAt };
    await recordStaffAct(tx, { accountId, action: "account.view_started", after }, act, "support");
    return { expiresAt };
  });
}

/** A tenant is seen through its owner's eyes, and never through a superuser's. */
async function requireOwner(tx: Tx, accountId: number): Promise<void> {
  const [owner] = await tx
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.isSuperuser, false)))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")))
    .limit(1);
  if (!owner) throw new AppError("invalid_state", { message: "This account has no owner to view it as." });
}
