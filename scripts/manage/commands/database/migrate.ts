import { migrate, planMigrations } from "@/db/migrate";
import type { ManageCommand } from "@/scripts/manage/command";
import type { Outcome } from "@/scripts/manage/outcome";
import { sayBeside } from "@/scripts/manage/print";

export const migrateCommand: ManageCommand<{ plan?: boolean }> = {
  name: "migrate",
  summary: "apply the migrations that are missing",
  takes: (command) => command.option("--plan", "only list what would run; exit 1 when something would"),
  writes: "own",
  run: async ({ plan, dryRun }, url) => {
    if (!plan && !dryRun) return told(await migrate(url, { say: sayBeside }), "Applied");
    const pending = await planMigrations(url);
    return { ...told(pending, "Would apply"), ok: !plan || pending.length === 0 };
  },
};

function told(migrations: { tag: string }[], verb: string): Outcome {
  const tags = migrations.map(({ tag }) => tag);
  return {
    data: { migrations: tags },
    lines: tags.length === 0 ? ["The database is up to date."] : tags.map((tag) => `${verb} ${tag}.`),
  };
}
