import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { closePool } from "@/db/client";
import { env, resetEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { ensureBuild } from "@/lib/server/build";
import { listenOnce } from "@/lib/server/free-port";
import { type HttpServer, openHttpServer, portError } from "@/lib/server/http-server";
import { prepareNext } from "@/lib/server/next-app";
import { runShutdownSteps } from "@/lib/server/on-shutdown";
import { startDatabase } from "@/lib/server/open-database";
import { prepareDatabase } from "@/lib/server/prepare-database";
import { projectRoot } from "@/lib/server/project-root";
import { isProductionServer } from "@/lib/server/secrets";
import { defaultAppUrl, prepareSettings } from "@/lib/server/settings";
import { StartError } from "@/lib/server/start-error";
import { stopWithNpm } from "@/lib/server/stop-with-npm";
import { Teardown } from "@/lib/server/teardown";

const START_STEP_SECONDS = 10;

const options = readOptions();
const teardown = new Teardown();
const stopping = new AbortController();
let productionServer = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
stopWithNpm(() => void stop(0));
const started = start().catch((error: unknown) => {
  if (stopping.signal.aborted) return;
  process.stderr.write(`${failure(error)}\n`);
  void stop(1);
});

/** From nothing to serving, in the order in which a failure costs least. */
async function start(): Promise<void> {
  await prepareSettings(options);
  productionServer = isProductionServer();
  const { HOST, PORT } = env();
  await listenOnce(PORT, HOST).catch((error) => {
    throw portError(error, PORT, HOST);
  });
  if (!options.dev) await ensureBuild(say, stopping.signal);
  stopping.signal.throwIfAborted();
  await openTheDatabase();
  stopping.signal.throwIfAborted();
  await serve(HOST, PORT);
}

async function openTheDatabase(): Promise<void> {
  const embedded = env().DATABASE_URL ? undefined : await startDatabase(options.dataFolder, onDatabaseEnd);
  if (embedded) {
    teardown.add(embedded.close);
    say(`Database in ${embedded.folder}`);
  }
  teardown.add(closePool);
  await prepareDatabase(env().DATABASE_URL ?? "", say);
}

async function serve(host: string, wantedPort: number): Promise<void> {
  const http = await openHttpServer(wantedPort, host);
  teardown.add(runShutdownSteps);
  process.env.APP_URL ??= defaultAppUrl(host, http.port);
  process.env.PORT = String(http.port);
  resetEnv();
  await answer(http, host);
  say(`IGNY8 is ready at ${env().APP_URL}`);
}

async function answer(http: HttpServer, host: string): Promise<void> {
  // Next reads it, and so do React and others on first load: from here on this is a production process, or it isn't.
  Object.assign(process.env, {
    NODE_ENV: options.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  resetEnv();
  const app = await prepareNext({ dev: options.dev, host, port: http.port, server: http.server });
  teardown.add(app.close);
  teardown.add(http.drain);
  http.handleWith(app.handler);
}

/**
 * A signal may come while something is being started. Starting ends at its next step, and only then is it known what
 * there is to stop.
 */
async function stop(code: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await Promise.race([started, sleep(START_STEP_SECONDS * 1000)]);
  await teardown.run();
  process.exit(code);
}

function onDatabaseEnd({ restarted }: { restarted: boolean }): void {
  if (restarted) {
    log.warn("the embedded database ended unexpectedly and was started again");
  } else {
    log.fatal("the embedded database ended and can't be started again; stopping");
    void stop(1);
  }
}

function say(text: string): void {
  if (productionServer) log.info(text);
  else process.stdout.write(`${text}\n`);
}

function failure(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function readOptions(): { dev: boolean; dataFolder: string } {
  const { values } = parseArgs({ options: { dev: { type: "boolean" }, data: { type: "string" } } });
  return { dev: values.dev ?? false, dataFolder: resolve(projectRoot, values.data ?? ".data") };
}
