import { z } from "zod";

const accountId = z.coerce.number().int().positive();
const ticked = z.preprocess((value) => value === "on", z.boolean());

/** The form of a note on an account. */
export const noteForm = z.object({
  account_id: accountId,
  text: z.string().trim().min(1, "Write the note.").max(2000),
  pinned: ticked,
});
/** Pins a note, or takes it off the top of the page. */
export const pinNoteForm = z.object({ account_id: accountId, note_id: accountId, pinned: ticked });
