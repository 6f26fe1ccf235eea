import type { ChildProcess } from "node:child_process";
import type { Worker } from "node:cluster";

/** How Node hands a connection to a worker, and how that one says that it took it (its internal/cluster/round_robin_handle). */
interface NewConnection {
  cmd: "NODE_CLUSTER";
  act: "newconn";
  seq: number;
}

interface Taken {
  ack?: number;
}

type Send = (message: unknown, handle?: unknown, ...rest: unknown[]) => boolean;

/**
 * Node forgets a connection that was on its way to a worker when that one died: it stays open, and nobody answers. Here another
 * worker gets it. It has not been read from, or the worker would have said that it took it.
 */
export function handOver(worker: Worker, other: () => Worker | undefined): void {
  const onTheirWay = new Map<number, [message: NewConnection, handle: { close(): void }]>();
  const child = worker.process as Omit<ChildProcess, "send"> & { send: Send };
  const send = child.send.bind(child);
  child.send = (message, handle, ...rest) => {
    if (isConnection(message)) onTheirWay.set(message.seq, [message, handle as { close(): void }]);
    return send(message, handle, ...rest);
  };
  (child as NodeJS.EventEmitter).on("internalMessage", ({ ack }: Taken) => onTheirWay.delete(ack ?? -1));
  const handOut = () => {
    for (const [message, handle] of onTheirWay.values()) {
      const next = other();
      if (next) (next.process.send as Send)(message, handle);
      else handle.close();
    }
  };
  // Not at "disconnect", which does not come while a connection is on its way.
  worker.once("exit", () => setTimeout(handOut, LAST_WORDS_MS));
}

/** What a worker has said before it died is read within this. */
const LAST_WORDS_MS = 100;

function isConnection(message: unknown): message is NewConnection {
  const { cmd, act } = (message ?? {}) as Partial<NewConnection>;
  return cmd === "NODE_CLUSTER" && act === "newconn";
}
