import { Command, CommanderError } from "commander";
import { commanderCommand, type ExitCode } from "./command";
import { COMMANDS } from "./commands";

/** Runs one management command (docs/contract.md, section 6). `argv` is without node and the script. */
export async function manage(argv: string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command("manage")
    .usage("<command> [options]")
    .description("Runs IGNY8 from a terminal. Exit codes: 0 done, 1 refused or broken, 2 wrong usage.");
  for (const definition of COMMANDS) {
    const report = (reported: ExitCode) => {
      code = reported;
    };
    program.addCommand(commanderCommand(definition, report));
  }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError("(--help tells how to use it)");
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}
