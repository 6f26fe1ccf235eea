import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Recovery waits for a file of the archive until the folder of this test is gone. */
export async function stageLongRecovery(dataFolder: string): Promise<void> {
  const data = join(dataFolder, "postgres", "data");
  const wait = `while [ -e "${join(data, "PG_VERSION")}" ]; do sleep 0.1; done; false`;
  await appendFile(join(data, "postgresql.auto.conf"), `restore_command = '${wait}'\n`);
  await writeFile(join(data, "recovery.signal"), "");
}
