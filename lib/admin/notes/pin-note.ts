import { and, eq } from "drizzle-orm";
import { asSystem, staffNotes } from "@/db";
import { AppError } from "@/lib/errors";
import { requireStaff } from "@/lib/staff/require-staff";
import type { StaffAct } from "../staff-act";

/** Puts a note on top of its account's page, or takes it from there. Throws `not_found`. */
export function pinNote(
  { accountId, noteId, isPinned }: { accountId: number; noteId: number; isPinned: boolean },
  act: Pick<StaffAct, "actorUserId">,
): Promise<void> {
  return asSystem(async (tx) => {
    await requireStaff(tx, act, "support");
    const changed = await tx
      .update(staffNotes)
      .set({ isPinned })
      .where(and(eq(staffNotes.id, noteId), eq(staffNotes.aboutAccountId, accountId)))
      .returning({ id: staffNotes.id });
    if (changed.length === 0) throw new AppError("not_found");
  });
}
