import { resolve } from "node:path";
import { Command, Option } from "commander";
import { planMigrations } from "@/db/migrate";
import { projectRoot } from "@/scripts/launcher/project-root";
import { dryRun } from "./dry-run";
import type { CommonOptions, Outcome } from "./outcome";
import { printFailure, printOutcome } from "./print";
import { type Installation, withDatabase } from "./with-database";

/** 0: done. 1: refused, or something is broken. 2: the command was not used as its help says. */
export type ExitCode = 0 | 1 | 2;

export interface ManageCommand<Given = object> {
  name: string;
  summary: string;
  /** Adds its options, in commander's terms. An argument `<id>` arrives in `given.id`. */
  takes?: (command: Command) => Command;
  /**
   * "data": every change goes through the app's own transactions, so a dry run makes them and rolls back. "own": the
   * command itself knows how to tell what it would do. Undefined: it only reads.
   */
  writes?: "data" | "own";
  /** False: it works on the data folder itself, and `databaseUrl` is empty. */
  opensDatabase?: false;
  run: (given: Given & CommonOptions, databaseUrl: string, installation: Installation) => Promise<Outcome>;
}

/** A command as commander wants it, with --json, --dry-run where it writes, a database and exit codes. */
export function commanderCommand(definition: ManageCommand, report: (code: ExitCode) => void): Command {
  const command = new Command(definition.name).description(definition.summary);
  definition.takes?.(command);
  command.option("--json", "print one JSON document");
  command.addOption(new Option("--data <folder>", "the data folder").default(".data"));
  if (definition.writes) command.option("--dry-run", "tell what would happen, and change nothing");
  return command.action(async () => {
    report(await runGuarded(definition, { ...command.opts(), ...operandsOf(command) }));
  });
}

function operandsOf(command: Command): Record<string, unknown> {
  return Object.fromEntries(
    command.registeredArguments.map((argument, index) => [argument.name(), command.processedArgs[index]]),
  );
}

async function runGuarded(definition: ManageCommand, given: CommonOptions): Promise<ExitCode> {
  try {
    const outcome = await outcomeOf(definition, given);
    printOutcome(outcome, given);
    return outcome.ok === false ? 1 : 0;
  } catch (error) {
    printFailure(error, given);
    return 1;
  }
}

function outcomeOf(definition: ManageCommand, given: CommonOptions): Promise<Outcome> {
  const dataFolder = resolve(projectRoot, given.data ?? ".data");
  if (definition.opensDatabase === false) return definition.run(given, "", { dataFolder });
  const rollsBack = given.dryRun === true && definition.writes === "data";
  return withDatabase(dataFolder, async (url, installation) => {
    // An older release may look at a newer one's database, never write to it.
    if (definition.writes) await planMigrations(url);
    const work = () => definition.run(given, url, installation);
    return rollsBack ? dryRun(work) : work();
  });
}
