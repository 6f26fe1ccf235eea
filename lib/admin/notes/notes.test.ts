/** Guards lib/admin/notes/. */
import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { forAccount } from "@/db";
import { listTimeline } from "@/lib/admin/accounts/timeline";
import { type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { addNote } from "./add-note";
import { listPinnedNotes } from "./list-notes";
import { pinNote } from "./pin-note";

useDatabase();
let cast: Cast;
const staff = () => ({ actorUserId: cast.sue.id });
beforeAll(async () => {
  cast = await createCast();
});

it("a note stays in the account's timeline, and on top of its page while it is pinned", async () => {
  const accountId = cast.acme.id;
  const noteId = await addNote({ accountId, text: "Called, will pay on Friday.", isPinned: true }, staff());
  await addNote({ accountId, text: "Likes email better.", isPinned: false }, staff());
  expect(await listPinnedNotes(accountId)).toMatchObject([{ id: noteId, author: cast.sue.email }]);
  expect((await listTimeline(accountId, "", "note")).entries).toMatchObject([
    { what: "Note", detail: "Likes email better.", actor: cast.sue.email },
    { what: "Note", detail: "Called, will pay on Friday." },
  ]);
  await pinNote({ accountId, noteId, isPinned: false }, staff());
  expect(await listPinnedNotes(accountId)).toEqual([]);
  expect((await listTimeline(accountId)).entries.filter(({ kind }) => kind === "note")).toHaveLength(2);
});

it("no tenant can read them, and no stranger write them", async () => {
  await expect(
    forAccount(cast.acme.id, (tx) => tx.execute(sql`select * from staff_notes`)),
  ).rejects.toThrow();
  const stranger = { actorUserId: cast.stan.id };
  await expect(
    addNote({ accountId: cast.acme.id, text: "x", isPinned: true }, stranger),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(addNote({ accountId: 987_654, text: "x", isPinned: true }, staff())).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    pinNote({ accountId: cast.strangers.id, noteId: 1, isPinned: true }, staff()),
  ).rejects.toMatchObject({ code: "not_found" });
});
