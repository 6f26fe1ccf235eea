import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { nowMs } from "@/lib/clock";
import { log } from "@/lib/log";
import { limitsForWorkers } from "@/lib/rate-limits/primary-store";
import { StartError } from "@/lib/server/start-error";
import { RestartBudget } from "@/scripts/launcher/postgres/restart-budget";
import { handOver } from "./hand-over";
import type { WorkerNews } from "./worker";

/** Draining takes up to 25 (lib/server/http/http-server.ts). */
const STOP_SECONDS = 28;
const PAUSE_MS = 200;

/** The processes behind one port: started together, started again when one dies, and ended together. */
export class Workers {
  private readonly budget = new RestartBudget();
  private readonly countLimits = limitsForWorkers(nowMs);
  private readonly ready = new Set<Worker>();
  private isStopping = false;

  /** `giveUp` is called when workers die faster than they can be started again. */
  constructor(
    private readonly count: number,
    private readonly giveUp: () => void,
  ) {}

  /** Resolves to the address that they answer at, once all of them do. */
  async start(port: number): Promise<string> {
    const urls = await Promise.all(Array.from({ length: this.count }, () => this.startOne(port)));
    return urls[0]!;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const all = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const ended = Promise.all(all.map((worker) => once(worker, "exit")));
    for (const worker of all) worker.process.kill("SIGTERM");
    await Promise.race([ended, sleep(STOP_SECONDS * 1000, undefined, { ref: false })]);
    for (const worker of all) if (!worker.isDead()) worker.process.kill("SIGKILL");
  }

  private startOne(port: number): Promise<string> {
    const worker = cluster.fork({ PORT: String(port), IGNY8_WORKER: "1" });
    handOver(worker, () => [...this.ready].find((one) => one !== worker && one.isConnected()));
    worker.on("error", (error) => log.debug({ err: error }, "a worker that ends can't be told something"));
    const ready = new Promise<string>((resolve, reject) => {
      worker.on("message", (message: WorkerNews) => {
        const answer = this.countLimits(message);
        if (answer) worker.send(answer);
        if (message?.igny8Worker !== "ready") return;
        this.ready.add(worker);
        resolve(message.url);
      });
      worker.once("exit", () => reject(new StartError("A worker ended before it was ready.")));
    });
    worker.once("exit", (code, signal) => {
      if (this.ready.delete(worker)) void this.replace(worker, { port, code, signal });
    });
    return ready;
  }

  private async replace(
    { process: { pid } }: Worker,
    { port, code, signal }: { port: number; code: number; signal: string },
  ): Promise<void> {
    if (this.isStopping) return;
    log.error({ pid, code, signal }, "a worker ended unexpectedly and is started again");
    if (!this.budget.spend()) return this.giveUp();
    await sleep(PAUSE_MS);
    if (!this.isStopping) await this.startOne(port).catch(() => this.giveUp());
  }
}
