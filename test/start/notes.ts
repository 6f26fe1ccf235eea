import { withClient } from "@/scripts/launcher/postgres/ensure-database";

const TABLE = "create table if not exists notes (text text)";

/** Writes a line into the database at `url`, for a test that wants to find it there later. */
export function writeNote(url: string, text: string): Promise<unknown> {
  return withClient(url, async (client) => {
    await client.query(TABLE);
    await client.query("insert into notes values ($1)", [text]);
  });
}

export function readNotes(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query(TABLE);
    return (await client.query<{ text: string }>("select text from notes")).rows.map((row) => row.text);
  });
}
