import { and, eq, isNull } from "drizzle-orm";
import { asSystem, staffViews, type Tx } from "@/db";
import { recordStaffAct } from "@/lib/admin/staff-act";
import { now } from "@/lib/clock";
import type { StaffAct } from "../staff-act";

type Ender = Omit<StaffAct, "reason">;

/** Ends what this session views; answers the account it was, or undefined when there was none. */
export function endView(sessionId: string, act: Ender): Promise<number | undefined> {
  return asSystem((tx) => closeOpenView(tx, sessionId, act));
}

/** Like `endView`, in the caller's transaction. */
export async function closeOpenView(tx: Tx, sessionId: string, act: Ender): Promise<number | undefined> {
  const [ended] = await tx
    .update(staffViews)
    .set({ endedAt: now() })
    .where(and(eq(staffViews.sessionId, sessionId), isNull(staffViews.endedAt)))
    .returning({ accountId: staffViews.viewedAccountId });
  if (!ended) return undefined;
  const reason = "The view was ended.";
  await recordStaffAct(
    tx,
    { accountId: ended.accountId, action: "account.view_ended" },
    { ...act, reason },
    "support",
  );
  return ended.accountId;
}
