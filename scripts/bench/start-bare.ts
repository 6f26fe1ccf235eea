import { fork } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SERVER_NODE_FLAGS } from "@/scripts/launcher/node-flags";
import { projectRoot } from "@/scripts/launcher/project-root";
import type { Teardown } from "@/scripts/launcher/teardown";

/** Starts the bare server on the app's own database, with a page of the app in memory; resolves to its address. */
export async function startBare(
  { url, databaseUrl }: { url: string; databaseUrl: string },
  teardown: Teardown,
): Promise<string> {
  const runtime = ["--import", join(projectRoot, "scripts", "runtime.mjs")];
  const preload = ["--require", join(projectRoot, "scripts", "exit-with-parent.cjs")];
  const child = fork(join(projectRoot, "scripts", "bench", "bare", "serve.ts"), {
    execArgv: [...SERVER_NODE_FLAGS, ...preload, ...runtime],
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "silent",
      DATABASE_URL: databaseUrl,
      PAGE_URL: `${url}/pricing`,
    },
  });
  teardown.add(async () => {
    child.kill();
  });
  const [address] = (await once(child, "message")) as [AddressInfo];
  return `http://127.0.0.1:${address.port}`;
}
