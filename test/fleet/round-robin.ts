import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface RoundRobin {
  url: string;
  /** From now on requests go to these in turn. */
  serve(urls: string[]): void;
  stop(): Promise<void>;
}

/** What stands before several processes of the app: each request goes to the next of them, as it came. */
export async function startRoundRobin(): Promise<RoundRobin> {
  let targets: string[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) =>
    pass(incoming, outgoing, targets[turn++ % targets.length] ?? ""),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (urls) => {
      targets = urls;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, target: string): void {
  const { method, url = "/", headers } = incoming;
  const forwarded = { ...headers, "x-forwarded-for": incoming.socket.remoteAddress ?? "" };
  const upstream = request(new URL(url, target), { method, headers: forwarded }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  upstream.on("error", () => outgoing.destroy());
  incoming.pipe(upstream);
}
