import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seed } from "@/db/seed";
import { resetEnv } from "@/lib/env";
import { LIMIT_NAMES } from "@/lib/limits";
import { freePort } from "@/scripts/launcher/free-port";
import { withClient } from "@/scripts/launcher/postgres/ensure-database";
import { type SpawnedApp, spawnApp } from "@/scripts/launcher/spawn-app";
import { Teardown } from "@/scripts/launcher/teardown";
import { type BreakableDatabase, breakableDatabase } from "@/test/harness/breakable-database";
import { type Server, startServer } from "./postgres";

export interface StageOptions {
  /** How many processes of the app; one unless said. */
  processes?: number;
  /** More settings of each process, by its number, made before they start. */
  settings?: (stage: Stage) => Promise<Record<string, string>[]>;
  /** What the database server is started with. */
  server?: (stage: Stage) => Promise<Parameters<typeof startServer>[0]>;
  /** Puts something between the app and its database; answers the address that the app is to use. */
  between?: (stage: Stage) => Promise<{ url: string; directUrl?: string }>;
}

interface App {
  running: SpawnedApp | undefined;
  port: number;
}

/** A database server, a way to it that can be cut, and processes of the app that can be killed and started again. */
export class Stage {
  readonly teardown = new Teardown();
  server!: Server;
  way!: BreakableDatabase;
  private readonly apps: App[] = [];
  private settings: Record<string, string>[] = [];
  private databaseUrls: { url: string; directUrl?: string } = { url: "" };

  constructor(private readonly options: StageOptions = {}) {}

  /** The database itself, past whatever stands before it. */
  get url(): string {
    return this.server.url("igny8");
  }

  get origins(): string[] {
    return this.apps.map(({ port }) => `http://127.0.0.1:${port}`);
  }

  async open(): Promise<void> {
    const server = await startServer(await this.options.server?.(this));
    this.server = server;
    this.teardown.add(() => server.destroy());
    await withClient(this.server.url("postgres"), (client) => client.query("create database igny8"));
    await migrate(this.url);
    await this.connect();
    await seed();
    this.way = await breakableDatabase(this.url);
    this.teardown.add(() => this.way.close());
    this.databaseUrls = (await this.options.between?.(this)) ?? { url: this.way.url };
    this.settings = (await this.options.settings?.(this)) ?? [];
    const count = this.options.processes ?? 1;
    for (let made = 0; made < count; made++) this.apps.push({ running: undefined, port: await freePort() });
    await Promise.all(this.apps.map((_, number) => this.startApp(number)));
    this.teardown.add(() => this.stopApps());
  }

  /** This process's own connection, for who prepares and who counts. */
  async connect(): Promise<void> {
    await closePool();
    process.env.DATABASE_URL = this.url;
    resetEnv();
  }

  async startApp(number = 0): Promise<void> {
    const app = this.apps[number]!;
    const folder = await mkdtemp(join(tmpdir(), "igny8-faults-app-"));
    this.teardown.add(() => rm(folder, { recursive: true, force: true }));
    app.running = await spawnApp({ args: ["--data", folder], environment: this.environmentOf(number) });
  }

  environmentOf(number: number): Record<string, string> {
    const { url, directUrl } = this.databaseUrls;
    const direct = directUrl ? { DATABASE_DIRECT_URL: directUrl } : undefined;
    const PORT = String(this.apps[number]!.port);
    return { ...SETTINGS, PORT, DATABASE_URL: url, ...direct, ...this.settings[number] };
  }

  async stopApp(number = 0, signal?: NodeJS.Signals): Promise<void> {
    await this.apps[number]!.running?.stop(signal);
  }

  pid(number = 0): number | undefined {
    return this.apps[number]!.running?.pid;
  }

  private async stopApps(): Promise<void> {
    await Promise.all(this.apps.map((_, number) => this.stopApp(number)));
  }
}

/** Settings of the person running this must not reach the app. */
const SETTINGS = {
  NODE_ENV: "test",
  SMTP_URL: "",
  UPSTASH_REDIS_REST_URL: "",
  UPSTASH_REDIS_REST_TOKEN: "",
  LOG_LEVEL: "error",
  RATE_LIMITS: LIMIT_NAMES.map((name) => `${name}=100000000/1m`).join(","),
};
