import type { RequestListener, Server } from "node:http";
import next from "next";
import { projectRoot } from "./project-root";

/** The app inside this process: one process to kill, one to drain, one log. */
export async function prepareNext(options: {
  dev: boolean;
  host: string;
  port: number;
  server: Server;
}): Promise<{ handler: RequestListener; close(): Promise<void> }> {
  const { dev, host, port, server } = options;
  const app = next({ dir: projectRoot, dev, hostname: host, port, httpServer: server, quiet: !dev });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handler: (request, response) => void handle(request, response), close: () => app.close() };
}
