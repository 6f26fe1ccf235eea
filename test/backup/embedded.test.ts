/** Guards scripts/manage/commands/database/. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenDatabase, startDatabase } from "@/scripts/launcher/open-database";
import { readNotes, writeNote } from "../start/notes";

/** A folder that nobody but who starts the app may enter, with the strictest umask there is. */
describe("backup and restore of the embedded database", { timeout: 120_000 }, () => {
  let umask: number;
  let folder: string;
  let data: string;
  let file: string;
  let database: OpenDatabase | undefined;
  beforeAll(async () => {
    umask = process.umask(0o077);
    folder = await mkdtemp(join(tmpdir(), "igny8-embedded-"));
    await chmod(folder, 0o700);
    [data, file] = [join(folder, ".data"), join(folder, "backup.tar.gz")];
    database = await startDatabase(data);
    await writeFile(join(data, "secrets.json"), '{"AUTH_SECRET":"a","API_KEY_SECRET":"b"}');
  }, 120_000);
  afterAll(async () => {
    process.umask(umask);
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("a backup of the running app holds everything until it was done, and comes back after all is lost", async () => {
    const writer = writeOnAndOn(database!.url);
    await writer.written(20);
    const known = writer.count();
    expect(await manage("backup", file)).toMatchObject({ code: 0 });
    const afterwards = await writer.stop();
    await database!.close();
    database = undefined;
    expect((await stat(file)).mode & 0o077).toBe(0);
    await rm(data, { recursive: true });

    expect(await manage("restore", file)).toMatchObject({ code: 0 });
    expect(await readFile(join(data, "secrets.json"), "utf8")).toContain("AUTH_SECRET");
    database = await startDatabase(data);
    const notes = await readNotes(database.url);
    expect(notes).toEqual(Array.from(notes, (_, index) => String(index)));
    expect(notes.length).toBeGreaterThanOrEqual(known);
    expect(notes.length).toBeLessThanOrEqual(afterwards);
  });

  it("a restore never overwrites an installation", async () => {
    expect(await manage("restore", file)).toEqual({
      code: 1,
      stderr: `${data} holds an installation already. Stop the app and move that folder away first.\n`,
    });
  });

  it("a backup never overwrites a file", async () => {
    expect(await manage("backup", file)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/there already/),
    });
  });

  it("half a backup is refused, and leaves the folder as empty as it was", async () => {
    await database?.close();
    database = undefined;
    await rm(data, { recursive: true });
    await truncate(file, Math.floor((await stat(file)).size / 2));
    const { code, stderr } = await manage("restore", file);
    expect([code, stderr.trim().split("\n")]).toEqual([1, [expect.stringMatching(/is no whole backup: /)]]);
    for (const name of ["postgres", "secrets.json", "has-database", "restoring"])
      expect(existsSync(join(data, name))).toBe(false);
  });

  function manage(...argv: string[]): Promise<{ code: number; stderr: string }> {
    const { NODE_ENV, DATABASE_URL, INIT_CWD, ...ours } = process.env;
    const command = ["--import", "./scripts/runtime.mjs", "scripts/manage.ts", ...argv, "--data", data];
    const env = Object.assign(Object.create(null), ours);
    return new Promise((resolve) =>
      execFile(process.execPath, command, { env }, (error, _stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, stderr }),
      ),
    );
  }
});

/** Writes 0, 1, 2 and so on, each committed before the next. */
function writeOnAndOn(url: string) {
  let count = 0;
  let stopped = false;
  const writing = (async () => {
    for (; !stopped; count++) await writeNote(url, String(count));
  })();
  return {
    count: () => count,
    written: async (least: number) => {
      while (count < least) await sleep(20);
    },
    stop: async () => {
      stopped = true;
      await writing;
      return count;
    },
  };
}
