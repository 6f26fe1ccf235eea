import { env, resetEnv } from "@/lib/env";
import { runShutdownSteps } from "@/lib/on-shutdown";
import { withFailurePages } from "@/lib/server/http/answer-failures";
import { openHttpServer } from "@/lib/server/http/http-server";
import { defaultAppUrl } from "@/scripts/launcher/settings";
import type { Teardown } from "@/scripts/launcher/teardown";
import { loadFront } from "./front";
import { prepareNext } from "./next-app";
import { rehearse } from "./rehearse";

interface ServeOptions {
  dev: boolean;
  prebuilt: boolean;
  host: string;
  port: number;
  /** One of several processes behind one port. */
  isWorker: boolean;
  teardown: Teardown;
}

/** Listens and answers, in this process. Resolves once it does. */
export async function serve({ dev, prebuilt, host, port, isWorker, teardown }: ServeOptions): Promise<void> {
  const http = await openHttpServer(port, host, { isWorker });
  describeServer(dev, host, http.port);
  teardown.add(runShutdownSteps);
  const next = prepareNext({ dev, prebuilt, host, port: http.port, server: http.server });
  const [app, frontOf] = await Promise.all([next, loadFront({ dev })]);
  teardown.add(app.close);
  teardown.add(http.drain);
  const answer = frontOf(withFailurePages(app.handler));
  http.rehearseWith(answer);
  if (!dev) await rehearse();
  http.handleWith(answer);
  await http.join();
}

// Next and React read NODE_ENV when they load; until here it said how much the operator wants assumed.
function describeServer(dev: boolean, host: string, port: number): void {
  process.env.APP_URL ||= defaultAppUrl(host, port);
  const NODE_ENV = dev ? "development" : "production";
  Object.assign(process.env, { PORT: String(port), NODE_ENV, NEXT_TELEMETRY_DISABLED: "1" });
  resetEnv();
  env();
}
