import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { connect, createServer } from "node:net";

/** A process of ours in a group of its own, so that its children end with it. */
export type Running = { child: ChildProcess; stop: (signal?: NodeJS.Signals) => Promise<void> };

const running = new Set<Running>();

export function start(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; log: string },
): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = createWriteStream(options.log, { flags: "a" });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  const process_: Running = { child, stop: (signal = "SIGTERM") => stop(process_, signal) };
  running.add(process_);
  return process_;
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((process_) => process_.stop()));
}

/** Runs to the end; throws with what it printed when it fails. */
export function run(command: string, args: string[], options: { cwd?: string; input?: string } = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...options,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command} ${args[0] ?? ""} failed (${status}):\n${stdout}\n${stderr}`);
  return stdout;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

export async function untilListening(port: number, seconds = 60): Promise<void> {
  await until(`port ${port} listens`, () => isListening(port), seconds);
}

/** Asks again every 300 ms until the answer is true. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket.destroy() && true));
    socket.once("error", () => resolve(false));
  });
}

async function stop(process_: Running, signal: NodeJS.Signals): Promise<void> {
  const { child } = process_;
  running.delete(process_);
  if (child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  const isOver = child.exitCode !== null || child.signalCode !== null;
  signalGroup(child.pid, signal);
  if (isOver) return;
  const timer = setTimeout(() => child.pid && signalGroup(child.pid, "SIGKILL"), 20_000);
  await ended;
  clearTimeout(timer);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}
