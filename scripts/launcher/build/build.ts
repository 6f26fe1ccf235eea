import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { access, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "@/lib/server/start-error";
import { takeLock } from "@/scripts/launcher/folder-lock";
import { projectRoot } from "@/scripts/launcher/project-root";
import { buildFingerprint } from "./build-fingerprint";
import { bundle } from "./bundle";
import { packAssets } from "./pack-assets";

const OUTPUT = join(projectRoot, ".next");
/** What `loadFront` loads. */
export const FRONT_BUNDLE = join(OUTPUT, "igny8-front.mjs");
/** Written last: a build that was killed half-way has none, and is done again. */
const STAMP = join(OUTPUT, "igny8-build.json");

type BuildOptions = {
  /** Ends a build that is under way. */
  signal?: AbortSignal;
  /** How long to wait for another process that is building. */
  patienceMs?: number;
};

/** Builds the app unless the build there is complete and made of these very sources. */
export async function ensureBuild(say: (text: string) => void, options: BuildOptions = {}): Promise<void> {
  if (isBuildFresh()) return;
  await locked(async () => {
    if (isBuildFresh()) return;
    say("Building the app. This takes a minute, and is needed once after each change.");
    await build(options.signal);
  }, options.patienceMs);
}

/** Builds even when the build there is fresh. */
export function buildNow(): Promise<void> {
  return locked(() => build());
}

async function locked(work: () => Promise<void>, patienceMs?: number): Promise<void> {
  const lock = await takeLock(join(projectRoot, ".data", "build-lock"), patienceMs);
  if ("heldBy" in lock) {
    throw new StartError(
      `${projectRoot} is in use: process ${lock.heldBy.pid} is building there. Try again when it is done.`,
    );
  }
  try {
    await work();
  } finally {
    await lock.release();
  }
}

/** Whether the build is complete and made of the sources there are now. */
export function isBuildFresh(): boolean {
  try {
    return readFileSync(STAMP, "utf8") === stampFor(buildFingerprint());
  } catch {
    return false;
  }
}

async function build(signal?: AbortSignal): Promise<void> {
  await generate(signal); // First: what it writes is a source of the build.
  const fingerprint = buildFingerprint();
  await rm(STAMP, { force: true });
  await rm(join(OUTPUT, "BUILD_ID"), { force: true });
  const { buildPluginZip } = await import("@/scripts/build-plugin-zip");
  buildPluginZip(); // Into public/, which Next serves.
  const code = await runNextBuild(fingerprint, signal);
  const complete = await access(join(OUTPUT, "BUILD_ID")).then(
    () => true,
    () => false,
  );
  if (code !== 0 || !complete)
    throw new StartError(`The build failed (exit code ${code}); what is wrong stands above.`);
  await packAssets(join(OUTPUT, "static"));
  await bundle("scripts/start.ts", join(OUTPUT, "igny8-start.mjs"));
  await bundle("scripts/front/index.ts", FRONT_BUNDLE);
  await writeFile(STAMP, stampFor(fingerprint));
}

async function generate(signal?: AbortSignal): Promise<void> {
  const { runGenerate } = await import("@/scripts/generate/run-generate");
  const code = await runGenerate(signal);
  if (code !== 0)
    throw new StartError(`Generating modules failed (exit code ${code}); what is wrong stands above.`);
}

async function runNextBuild(fingerprint: string, signal?: AbortSignal): Promise<number | null> {
  const next = join(projectRoot, "node_modules", "next", "dist", "bin", "next");
  const preload = join(projectRoot, "scripts", "exit-with-parent.cjs");
  const child = spawn(process.execPath, ["--require", preload, next, "build"], {
    cwd: projectRoot,
    env: buildEnvironment(fingerprint),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    signal,
  });
  const [code] = await once(child, "exit");
  return code;
}

// A build must come out the same wherever it is made, so it sees no database and no secret.
function buildEnvironment(fingerprint: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, AUTH_SECRET, API_KEY_SECRET, APP_URL, ...rest } = process.env;
  const NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey(fingerprint);
  return {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    ...rest,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/**
 * Next makes the addresses of forms' actions of this key, and a random one for each build: a form from one machine would be
 * refused by another that has built the same sources itself. It would encrypt what inline actions close over, too; ours close
 * over nothing, so that it need not be secret. A test holds them to it.
 */
export function actionsKey(fingerprint: string): string {
  return createHash("sha256").update(`server actions of ${fingerprint}`).digest("base64");
}

function stampFor(fingerprint: string): string {
  return `${JSON.stringify({ fingerprint, node: process.versions.node.split(".")[0] })}\n`;
}
