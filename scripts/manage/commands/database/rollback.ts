import { rollback } from "@/db/migrate";
import { type Loss, planRollback, type RollbackPlan } from "@/db/plan-rollback";
import { nonNegativeInteger } from "@/scripts/manage/arguments";
import type { ManageCommand } from "@/scripts/manage/command";
import { sayBeside } from "@/scripts/manage/print";

export const rollbackCommand: ManageCommand<{ to: number; yes?: boolean }> = {
  name: "rollback",
  summary: "undo migrations until <n> remain; tells what is lost, and wants --yes",
  takes: (command) =>
    command
      .requiredOption(
        "--to <n>",
        "how many migrations stay applied; 0 empties the database",
        nonNegativeInteger,
      )
      .option("--yes", "do it, in the database that was named, with the losses that were told"),
  writes: "own",
  run: async ({ to, yes, dryRun }, url) => {
    const plan = await planRollback(url, to);
    const data = {
      database: plan.database,
      migrations: plan.undone.map(({ tag }) => tag),
      losses: plan.losses,
    };
    if (plan.undone.length === 0) return { data, lines: ["Nothing to undo."] };
    if (dryRun) return { data, lines: linesOf(plan) };
    if (!yes) {
      const refusal = "Nothing was changed. Run it again with --yes to do this.";
      return { data, lines: [...linesOf(plan), refusal], ok: false };
    }
    const undone = await rollback(url, to, { say: sayBeside });
    const lines = [...undone.map(({ tag }) => `Undone: ${tag}.`), ...plan.losses.map(describeLoss)];
    return { data: { ...data, migrations: undone.map(({ tag }) => tag) }, lines };
  },
};

function linesOf({ database, undone, losses }: RollbackPlan): string[] {
  return [
    `In the database ${database}:`,
    ...undone.map(({ tag }) => `  undo ${tag}`),
    ...losses.map((loss) => `  ${describeLoss(loss)}`),
    ...(losses.length === 0 ? ["  no data is lost"] : []),
  ];
}

function describeLoss({ what, rows, kept }: Loss): string {
  return kept ? `set aside until you migrate again: ${rows} of ${what}` : `lost: ${rows} of ${what}`;
}
