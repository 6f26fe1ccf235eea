import { createServer } from "node:net";

/** A TCP port that is free on `host` at this moment. Callers must cope with losing a race for it. */
export function freePort(host = "127.0.0.1"): Promise<number> {
  return listenOnce(0, host);
}

/** Listens on `port` and lets go of it again; resolves to the port, rejects with the system's error when it is busy. */
export function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
