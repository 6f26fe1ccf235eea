import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { StartError } from "@/lib/server/start-error";
import { writeBackup } from "@/scripts/backup/write-backup";
import type { ManageCommand } from "@/scripts/manage/command";

export const backupCommand: ManageCommand<{ file: string }> = {
  name: "backup",
  summary: "write the embedded database and the generated secrets into one file; the app may run",
  takes: (command) => command.argument("<file>", "such as igny8-2026-05-04.tar.gz; must not exist yet"),
  run: async ({ file }, _, { dataFolder, home, adminUrl }) => {
    if (!home || !adminUrl)
      throw new StartError("DATABASE_URL names the database: dump it with pg_dump (docs/operations.md).");
    const path = resolve(process.env.INIT_CWD ?? "", file);
    await writeBackup(path, { url: adminUrl, home, dataFolder });
    const { size } = await stat(path);
    return { data: { file: path, bytes: size }, lines: [`Wrote ${path} (${Math.ceil(size / 1e6)} MB).`] };
  },
};
