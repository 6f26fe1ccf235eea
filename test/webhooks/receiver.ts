import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { resetEnv } from "@/lib/env";

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody else's server: it answers 200, unless told otherwise. */
export interface Receiver {
  url: string;
  received: Received[];
  answer: (response: ServerResponse, received: Received) => void;
}

const OK = (response: ServerResponse) => void response.writeHead(200).end("thanks");

/** A receiver on this machine, which this test file may send to. */
export function useReceiver(): Receiver {
  const receiver: Receiver = { url: "", received: [], answer: OK };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const received = { headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
      receiver.received.push(received);
      receiver.answer(response, received);
    });
  });
  beforeAll(async () => {
    process.env.WEBHOOK_TARGETS = "any";
    resetEnv();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = OK;
  });
  afterAll(() => {
    delete process.env.WEBHOOK_TARGETS;
    resetEnv();
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
