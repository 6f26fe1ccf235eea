import { rollback } from "@/db/migrate";
import { listMigrations } from "@/db/migrations";
import { nonNegativeInteger } from "../arguments";
import type { ManageCommand } from "../command";

export const rollbackCommand: ManageCommand<{ to: number }> = {
  name: "rollback",
  summary: "undo migrations until <n> remain; what they created is lost",
  takes: (command) =>
    command.requiredOption(
      "--to <n>",
      "how many migrations stay applied; 0 empties the database",
      nonNegativeInteger,
    ),
  writes: "own",
  run: async ({ to, dryRun }, url) => {
    const undone = dryRun
      ? listMigrations()
          .filter(({ idx }) => idx >= to)
          .reverse()
      : await rollback(url, to);
    const tags = undone.map(({ tag }) => tag);
    const lines = tags.length === 0 ? ["Nothing to undo."] : tags.map((tag) => `Undone: ${tag}.`);
    return { data: { migrations: tags }, lines };
  },
};
