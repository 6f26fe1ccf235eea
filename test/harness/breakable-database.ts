import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to the database that a test can cut: like a database that goes away, without one for everybody else. */
export interface BreakableDatabase {
  url: string;
  /** Every connection breaks, and no new one is taken. */
  cut(): void;
  /** Nothing gets through anymore, and nobody is told. */
  hang(): void;
  restore(): void;
  /** New connections go to another server from now on. */
  leadTo(databaseUrl: string): void;
  /** The nth answer from now on gets lost, and its connection breaks; with `stayAway` no other can be had. Tells whether. */
  loseAnswer(nth: number, how: { stayAway: boolean }): () => boolean;
  close(): Promise<void>;
}

export async function breakableDatabase(databaseUrl: string): Promise<BreakableDatabase> {
  let target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: "through" | "cut" | "hanging" = "through";
  let losing: { left: number; stayAway: boolean } | undefined;
  const isLost = (bytes: Buffer, client: Socket) => {
    if (!losing || !isReady(bytes) || --losing.left !== 0) return false;
    client.destroy();
    if (losing.stayAway) cut();
    return true;
  };
  const server = createServer((client) => {
    keep(sockets, client);
    if (state === "cut") return void client.destroy();
    const upstream = keep(sockets, connect(Number(target.port), target.hostname));
    join(client, upstream, () => state === "hanging");
    join(upstream, client, (bytes) => state === "hanging" || isLost(bytes, client));
  });
  const port = await listen(server);
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const cut = () => {
    state = "cut";
    for (const socket of sockets) socket.destroy();
  };
  const hang = () => {
    state = "hanging";
  };
  const restore = () => {
    state = "through";
    losing = undefined;
  };
  const loseAnswer = (nth: number, { stayAway }: { stayAway: boolean }) => {
    const mine = { left: nth, stayAway };
    losing = mine;
    return () => mine.left <= 0;
  };
  return {
    url: url.toString(),
    cut,
    hang,
    restore,
    leadTo: (other) => {
      target = new URL(other);
    },
    loseAnswer,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function keep(sockets: Set<Socket>, socket: Socket): Socket {
  sockets.add(socket);
  socket.on("error", () => undefined);
  socket.on("close", () => sockets.delete(socket));
  return socket;
}

/** PostgreSQL's ReadyForQuery, at the end of an answer. */
function isReady(bytes: Buffer): boolean {
  return bytes.length >= 6 && bytes.subarray(-6, -1).equals(Buffer.from([0x5a, 0, 0, 0, 5]));
}

function join(from: Socket, to: Socket, isKept: (bytes: Buffer) => boolean): void {
  from.on("data", (bytes: Buffer) => {
    if (!isKept(bytes)) to.write(bytes);
  });
  from.on("close", () => to.destroy());
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}
