import { eq } from "drizzle-orm";
import { accounts, asSystem, staffNotes } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";

export interface NewNote {
  accountId: number;
  text: string;
  isPinned: boolean;
}

/** Writes down something about an account that only our team reads. Throws `not_found`. */
export function addNote(
  { accountId, text, isPinned }: NewNote,
  act: Pick<StaffAct, "actorUserId">,
): Promise<number> {
  return asSystem(async (tx) => {
    await requireStaff(tx, act, "support");
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId));
    if (!account) throw new AppError("not_found");
    const [note] = await tx
      .insert(staffNotes)
      .values({ aboutAccountId: accountId, authorUserId: act.actorUserId, text, isPinned, createdAt: now() })
      .returning({ id: staffNotes.id });
    return note!.id;
  });
}
