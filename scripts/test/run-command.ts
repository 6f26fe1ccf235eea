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
  process.stdout.write(heading(command, args));
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  return code;
}

/** Runs a command beside others: what it printed appears in one piece, when it has ended. */
export async function runInBackground(
  command: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<number | null> {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
  const [code] = await once(child, "close");
  process.stdout.write(heading(command, args) + Buffer.concat(output).toString());
  return code;
}

function heading(command: string, args: string[]): string {
  return `\n> ${[command.split("/").at(-1), ...args].join(" ")}\n`;
}

/** A program that npm installed for this project. */
export function installedProgram(name: string): string {
  return join(projectRoot, "node_modules", ".bin", name);
}
