import { readFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";

/**
 * The app inside this process: one process to kill, one to drain, one log. Next is loaded only now, because it and
 * React look at NODE_ENV when they load.
 */
export async function prepareNext(options: {
  dev: boolean;
  prebuilt: boolean;
  host: string;
  port: number;
  server: Server;
}): Promise<{ handler: RequestListener; close(): Promise<void> }> {
  const { dev, prebuilt, host, port, server } = options;
  if (prebuilt) await adoptBuiltConfig();
  const { default: next } = await import("next");
  const hostname = LOOPBACK.test(host) ? "localhost" : host;
  // Where Next listens for `Upgrade` it closes the connection of a client that asks for a newer HTTP, instead of
  // answering.
  const httpServer = dev ? server : createServer();
  const app = next({ dir: projectRoot, dev, hostname, port, httpServer, quiet: !dev });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handler: (request, response) => void handle(request, response), close: () => app.close() };
}

/**
 * The middleware is told "localhost" for any of these. Were Next itself told another name, it would take the middleware's
 * rewrites for another server's address, and send the request there over the network: behind a TLS proxy, in vain.
 */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|\[::1\])$/;

/** An image has no next.config.ts; the build left what came of it. Next's own server.js for images does the same. */
async function adoptBuiltConfig(): Promise<void> {
  const file = join(projectRoot, ".next", "required-server-files.json");
  const { config } = JSON.parse(await readFile(file, "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
