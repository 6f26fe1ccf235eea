import { resolve } from "node:path";
import { restoreBackup } from "@/scripts/backup/restore-backup";
import type { ManageCommand } from "@/scripts/manage/command";

export const restoreCommand: ManageCommand<{ file: string }> = {
  name: "restore",
  summary: "put the embedded database and the secrets of a backup in place; the app must not run",
  takes: (command) => command.argument("<file>", "what `backup` has written"),
  opensDatabase: false,
  run: async ({ file }, _url, { dataFolder }) => {
    await restoreBackup(resolve(process.env.INIT_CWD ?? "", file), dataFolder);
    return { data: { folder: dataFolder }, lines: [`Restored into ${dataFolder}. Start the app.`] };
  },
};
