import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";

/** Runs a command with its output going through; resolves to its exit code. */
export async function runCommand(
  command: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<number | null> {
  process.stdout.write(`\n> ${[command.split("/").at(-1), ...args].join(" ")}\n`);
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  return code;
}

/** A program that npm installed for this project. */
export function installedProgram(name: string): string {
  return join(projectRoot, "node_modules", ".bin", name);
}
