import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { ownHeaders } from "@/lib/server/process-token";
import { type HttpServer, openHttpServer } from "./http-server";

let server: HttpServer;
afterEach(() => server.drain());

it("who came before there was somebody to answer is answered then", async () => {
  server = await openHttpServer(0, "127.0.0.1");
  const early = fetch(`http://127.0.0.1:${server.port}/early`);
  await once(server.server, "request");
  server.handleWith((request, response) => void response.end(request.url));
  expect(await (await early).text()).toBe("/early");
  expect(await (await fetch(`http://127.0.0.1:${server.port}/later`)).text()).toBe("/later");
});

it("until there is somebody to answer, the process can ask itself, and nobody else gets through", async () => {
  server = await openHttpServer(0, "127.0.0.1");
  server.rehearseWith((request, response) => void response.end(`rehearsed ${request.url}`));
  const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
  expect(await (await fetch(at("/own"), { headers: ownHeaders() })).text()).toBe("rehearsed /own");
  const visitor = fetch(at("/visitor"), { headers: { "x-igny8-process": "guessed" } });
  await once(server.server, "request");
  server.handleWith((request, response) => void response.end(`answered ${request.url}`));
  expect(await (await visitor).text()).toBe("answered /visitor");
});

it("the head of an answer waits for its body, so that they travel together", async () => {
  server = await openHttpServer(0, "127.0.0.1");
  server.handleWith(async (_, response) => {
    response.flushHeaders(); // As Next does.
    await sleep(50);
    response.end("the body");
  });
  const socket = connect(server.port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const [first] = await once(socket, "data");
  expect(String(first)).toContain("the body");
});
