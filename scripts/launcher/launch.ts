import { setTimeout as sleep } from "node:timers/promises";
import { closePool } from "@/db/client";
import { directDatabaseUrl, env, resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { portError } from "@/lib/server/http/http-server";
import { StartError } from "@/lib/server/start-error";
import { ensureBuild } from "./build/build";
import { freePort, listenOnce } from "./free-port";
import { hasTerminal } from "./hang-up";
import { checkDatabaseFolder, startDatabase } from "./open-database";
import { checkDatabase, prepareDatabase } from "./prepare-database";
import { sayFindings, sayWhereMailGoes } from "./say-findings";
import { serve } from "./serve/serve";
import { prepareSettings, readSettings } from "./settings";
import { stopWithNpm } from "./stop-with-npm";
import { Teardown } from "./teardown";
import { workerCount } from "./workers/worker-count";
import { Workers } from "./workers/workers";

/** Ending a PostgreSQL that is deep in its recovery takes up to 15 (postgres/end-server.ts). */
const START_STEP_SECONDS = 20;

export type LaunchOptions = {
  dev: boolean;
  /** The build came with the program and its sources did not: an image. */
  prebuilt: boolean;
  /** Holds the embedded database and generated secrets. */
  dataFolder: string;
};

/** One run of the app in this process, from nothing to serving and back. */
export class Launch {
  private readonly teardown = new Teardown();
  private readonly stopping = new AbortController();
  private started: Promise<void> = Promise.resolve();

  constructor(private readonly options: LaunchOptions) {}

  run(): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => this.stop(0));
    const outliveNpm = stopWithNpm(() => this.stop(0));
    // What hangs up on us ends npm as well, and under nohup that is no reason to stop either.
    process.on("SIGHUP", () => (hasTerminal() ? this.stop(0) : outliveNpm()));
    this.started = this.start().catch((error: unknown) => this.fail(error));
  }

  /** In the order in which a failure costs least. */
  private async start(): Promise<void> {
    readSettings(this.options);
    sayFindings(say); // All of them, before one stops the start.
    await prepareSettings(this.options);
    const { HOST, PORT, DATABASE_URL, DATABASE_DIRECT_URL } = env();
    await listenOnce(PORT, HOST).catch((error) => {
      throw portError(error, PORT, HOST);
    });
    if (DATABASE_DIRECT_URL) await checkDatabase(DATABASE_DIRECT_URL);
    if (DATABASE_URL) await checkDatabase(DATABASE_URL);
    else await checkDatabaseFolder(this.options.dataFolder);
    if (!this.options.dev && !this.options.prebuilt) await ensureBuild(say, { signal: this.stopping.signal });
    this.stopping.signal.throwIfAborted();
    await this.openDatabase();
    this.stopping.signal.throwIfAborted();
    await this.serve(HOST, PORT);
  }

  private async openDatabase(): Promise<void> {
    if (!env().DATABASE_URL) {
      const { dataFolder } = this.options;
      const embedded = await startDatabase(dataFolder, this.onDatabaseEnd, this.stopping.signal);
      this.teardown.add(embedded.close);
      say(`Database in ${embedded.folder}`);
    }
    this.teardown.add(closePool);
    await prepareDatabase(directDatabaseUrl() ?? "", say);
  }

  private async serve(host: string, port: number): Promise<void> {
    const count = workerCount(this.options);
    if (count === 1) await serve({ ...this.options, host, port, isWorker: false, teardown: this.teardown });
    else await this.startWorkers(count, port || (await freePort(host)));
    await sayWhereMailGoes(say);
    say(`IGNY8 is ready at ${env().APP_URL}${count === 1 ? "" : `, ${count} processes`}`);
  }

  private async startWorkers(count: number, port: number): Promise<void> {
    const workers = new Workers(count, () => this.stop(1));
    this.teardown.add(() => workers.stop());
    process.env.APP_URL = await workers.start(port);
    resetEnv();
  }

  private fail(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    process.stderr.write(`${failure(error)}\n`);
    this.stop(1);
  }

  private stop(code: number): void {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    void this.undo().then(() => process.exit(code));
  }

  /**
   * A signal may come while something is being started. Starting ends at its next step, and only then is it known what
   * there is to undo.
   */
  private async undo(): Promise<void> {
    await Promise.race([this.started, sleep(START_STEP_SECONDS * 1000)]);
    await this.teardown.run();
  }

  private readonly onDatabaseEnd = ({ restarted }: { restarted: boolean }): void => {
    if (restarted) {
      log.warn("the embedded database ended unexpectedly and was started again");
    } else {
      log.fatal("the embedded database ended and can't be started again; stopping");
      this.stop(1);
    }
  };
}

// For a person who starts it by hand, so plain text whatever LOG_LEVEL says.
function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function failure(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
