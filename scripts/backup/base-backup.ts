import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { packFile, packFolder, packText } from "./tar";

/** What PostgreSQL recreates, or the running server alone may have ("Making a Base Backup" in its manual). */
const EMPTIED =
  /^(pg_wal(\/.+)?|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/;
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|pgsql_tmp.*|pg_internal\.init.*)$/;
const CONTROL = "global/pg_control";

export type Chunks = AsyncIterable<Buffer> | Iterable<Buffer>;

/**
 * Hands the files of a running server to `write`, as entries below `root` of an archive, together with the log of what
 * changed while they were read: a server that starts on them recovers to the moment when this is done.
 */
export function writeBaseBackup(
  url: string,
  dataFolder: string,
  root: string,
  write: (chunks: Chunks) => Promise<void>,
): Promise<void> {
  return withClient(url, async (client) => {
    const firstLog = await startBackup(client);
    await write(packBelow(dataFolder, root));
    await write(packFile(`${root}/${CONTROL}`, join(dataFolder, CONTROL))); // Not older than the rest.
    const { label, lastLog } = await stopBackup(client);
    await write(packText(`${root}/backup_label`, label));
    const needed = (name: string) => /^[0-9A-F]{24}$/.test(name) && name >= firstLog && name <= lastLog;
    for (const name of (await readdir(join(dataFolder, "pg_wal"))).filter(needed))
      await write(packFile(`${root}/pg_wal/${name}`, join(dataFolder, "pg_wal", name)));
  });
}

/** The name of the first log file needed. The slot, which ends with the connection, keeps the server from deleting it. */
async function startBackup(client: Client): Promise<string> {
  await client.query(`select pg_create_physical_replication_slot('igny8_backup_${process.pid}', true, true)`);
  const { rows } = await client.query("select pg_walfile_name(pg_backup_start('igny8', true)) as name");
  return rows[0].name;
}

async function stopBackup(client: Client): Promise<{ label: string; lastLog: string }> {
  const { rows } = await client.query(
    "select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)",
  );
  return { label: rows[0].label, lastLog: rows[0].last };
}

async function* packBelow(dataFolder: string, root: string, below = ""): AsyncGenerator<Buffer> {
  yield packFolder(join(root, below));
  for (const entry of await readdir(join(dataFolder, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (LEFT_OUT.test(entry.name) || path === CONTROL || (EMPTIED.test(below) && !entry.isDirectory()))
      continue;
    if (entry.isDirectory()) yield* packBelow(dataFolder, root, path);
    else if (entry.isFile()) yield* packFile(join(root, path), join(dataFolder, path));
  }
}
