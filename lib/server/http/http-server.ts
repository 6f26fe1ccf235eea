import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { noteOwnPort } from "@/lib/server/own-port";
import { isOwnRequest } from "@/lib/server/process-token";
import { StartError } from "@/lib/server/start-error";
import { setDefaultHeaders } from "./default-headers";
import { answerGarbledForm, refuseForeignForm } from "./guard-form";
import { refuseBody, refuseHostless, refuseMethod, refuseNonsense } from "./refuse-early";
import { tameRequest } from "./tame-request";

const DRAIN_SECONDS = 25; // Orchestrators kill after 30.
/**
 * Longer than what is in front keeps a connection: nginx and most clouds' balancers 60 seconds. Whichever closes first while
 * the other sends makes a request fail, so it must be them.
 */
const KEEP_ALIVE_MS = 72_000;
/** Node counts the time for a request's head from the end of the one before. */
const HEADERS_MS = KEEP_ALIVE_MS + 8_000;

export type HttpServer = {
  port: number;
  server: Server;
  /** What this process asks itself is answered there already; visitors wait. */
  rehearseWith(listener: RequestListener): void;
  /** From now on requests go there; those that came earlier have waited. */
  handleWith(listener: RequestListener): void;
  /** From now on a worker gets its part of the visitors; it would keep them waiting while it starts. */
  join(): Promise<void>;
  /** Takes no new connection, lets requests under way finish, then closes. */
  drain(): Promise<void>;
};

/**
 * Listens, and holds requests back until there is somebody to answer them. One of several workers first opens a port for itself
 * alone: of the one they have in common, any of them may get the connection.
 */
export async function openHttpServer(
  port: number,
  host: string,
  { isWorker = false } = {},
): Promise<HttpServer> {
  const room = waitingRoom();
  const { server, underWay } = makeServer(room.listener);
  const { rehearseWith, handleWith } = room;
  const open = { server, rehearseWith, handleWith, drain: () => drain(server, underWay) };
  if (!isWorker) return { ...open, port: await listen(server, { port, host }), join: async () => undefined };
  const door = createServer(OPTIONS, (...request) => void server.emit("request", ...request)).unref();
  noteOwnPort(await listen(door, { port: 0, host: "127.0.0.1", exclusive: true }));
  return { ...open, port, join: async () => void (await listen(server, { port, host })) };
}

/** Where requests wait until there is somebody to answer them. */
function waitingRoom() {
  const early: Parameters<RequestListener>[] = [];
  let current: RequestListener = (...request) => void early.push(request);
  return {
    listener: (...request: Parameters<RequestListener>) => current(...request),
    rehearseWith(ready: RequestListener) {
      current = (...request) =>
        isOwnRequest(request[0].headers) ? ready(...request) : void early.push(request);
    },
    handleWith(ready: RequestListener) {
      current = ready;
      for (const request of early.splice(0)) ready(...request);
    },
  };
}

/** Refuses early what nobody behind it may see; the rest goes to the listener. */
function makeServer(listener: RequestListener): { server: Server; underWay: Set<ServerResponse> } {
  const underWay = new Set<ServerResponse>();
  const server = createServer(OPTIONS, (request, response) => {
    underWay.add(response);
    setDefaultHeaders(request.url, response);
    response.once("close", () => underWay.delete(response));
    if (refuseMethod(request, response) || refuseHostless(request, response)) return;
    if (refuseForeignForm(request, response)) return;
    answerGarbledForm(request, response);
    tameRequest(request);
    listener(request, response);
  });
  server.on("checkContinue", (request, response) => {
    setDefaultHeaders(request.url, response);
    if (refuseBody(request, response)) return;
    response.writeContinue();
    server.emit("request", request, response);
  });
  // Whatever else somebody expects is nothing to us (RFC 9110, section 10.1.1); Node would answer 417, with no body.
  server.on("checkExpectation", (request, response) => void server.emit("request", request, response));
  server.on("clientError", refuseNonsense);
  return { server, underWay };
}

/** Says in one sentence why a port can't be listened on. */
export function portError(error: unknown, port: number, host: string): StartError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new StartError(`Port ${port} on ${host} is in use. Stop what uses it, or set PORT.`);
  if (code === "EACCES")
    return new StartError(`Port ${port} needs more rights than this user has. Set PORT to 1024 or above.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new StartError(`HOST ${host} is no address of this machine.`);
  return new StartError(`Can't listen on ${host}:${port}: ${error instanceof Error ? error.message : error}`);
}

/**
 * Next sends the head of an answer alone and the body right after, in packets of their own. Left to itself, Node sends
 * the head with the first of the body.
 */
class UnhurriedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  override flushHeaders(): void {}
}

const OPTIONS = {
  ServerResponse: UnhurriedResponse,
  requireHostHeader: false,
  keepAliveTimeout: KEEP_ALIVE_MS,
  headersTimeout: HEADERS_MS,
};

function listen(server: Server, at: { port: number; host: string; exclusive?: boolean }): Promise<number> {
  const { port, host } = at;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portError(error, port, host)));
    server.listen(at, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function drain(server: Server, underWay: Set<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection would otherwise stay open after its last answer.
  for (const response of underWay) if (!response.headersSent) response.setHeader("Connection", "close");
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  await Promise.race([closed, sleep(DRAIN_SECONDS * 1000, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
