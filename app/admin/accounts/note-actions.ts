"use server";

import { revalidatePath } from "next/cache";
import { superuserAction } from "@/lib/actions/superuser-action";
import { addNote } from "@/lib/admin/notes/add-note";
import { noteForm, pinNoteForm } from "@/lib/admin/notes/input";
import { pinNote } from "@/lib/admin/notes/pin-note";

/** Notes change nothing of the tenant's, so they ask for no fresh password. */
export const addNoteAction = superuserAction(
  { needs: "support", schema: noteForm, stepUp: false },
  async ({ input: { account_id: accountId, text, pinned }, by }) => {
    await addNote({ accountId, text, isPinned: pinned }, by);
    revalidatePath("/admin/accounts", "layout");
    return { ok: true as const, message: "The note is saved." };
  },
);

export const pinNoteAction = superuserAction(
  { needs: "support", schema: pinNoteForm, stepUp: false },
  async ({ input: { account_id: accountId, note_id: noteId, pinned }, by }) => {
    await pinNote({ accountId, noteId, isPinned: pinned }, by);
    revalidatePath("/admin/accounts", "layout");
    return { ok: true as const };
  },
);
