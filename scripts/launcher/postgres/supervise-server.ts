import { setTimeout as sleep } from "node:timers/promises";
import { RestartBudget } from "./restart-budget";
import { type ServerOptions, type ServerProcess, startServerProcess } from "./server-process";

const PAUSE_MS = 200;

/** Called when the server ended on its own; `restarted` is false when it was given up. */
export type OnUnexpectedEnd = (event: { restarted: boolean }) => void;

type Supervised = {
  port: number;
  pid(): number | undefined;
  stop(stopServer: () => Promise<void>): Promise<void>;
};

/** Starts the server and keeps it running on its port, so that connection pools recover when it was killed. */
export async function superviseServer(
  options: ServerOptions,
  onUnexpectedEnd?: OnUnexpectedEnd,
): Promise<Supervised> {
  const budget = new RestartBudget();
  const stopping = new AbortController();
  let reviving = Promise.resolve();
  let current = await startServerProcess(options);
  const { port } = current;
  const restart = async (): Promise<ServerProcess | undefined> => {
    if (!budget.spend()) return undefined;
    await sleep(PAUSE_MS);
    return startServerProcess({ ...options, signal: stopping.signal }, port).catch(() => undefined);
  };
  const revive = async () => {
    if (stopping.signal.aborted) return;
    const again = await restart();
    if (again) current = watch(again);
    if (!stopping.signal.aborted) onUnexpectedEnd?.({ restarted: again !== undefined });
  };
  const watch = (server: ServerProcess) => {
    server.child.once("exit", () => {
      reviving = revive();
    });
    return server;
  };
  watch(current);
  return {
    port,
    pid: () => current.child.pid,
    stop: async (stopServer) => {
      stopping.abort();
      await reviving; // One that was just being started again is ended, or ready to be stopped.
      await stopServer();
    },
  };
}
