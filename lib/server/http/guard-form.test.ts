import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { noteReached } from "@/lib/actions/reached-actions";
import { resetEnv } from "@/lib/env";
import { type HttpServer, openHttpServer } from "./http-server";

let server: HttpServer;
beforeEach(async () => {
  vi.stubEnv("APP_URL", "https://app.example.com");
  resetEnv();
  server = await openHttpServer(0, "127.0.0.1");
});
afterEach(async () => {
  await server.drain();
  vi.unstubAllEnvs();
  resetEnv();
});

const form = "multipart/form-data; boundary=x";
const post = (path: string, headers: Record<string, string>) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { method: "POST", body: "--x--", headers });

describe("a form", () => {
  it("from our own address is ours, whatever the proxy calls us: Next gets the host that it compares with", async () => {
    server.handleWith((request, response) => void response.end(request.headers["x-forwarded-host"]));
    const answer = await post("/login", { origin: "https://app.example.com", "content-type": form });
    expect(await answer.text()).toBe("app.example.com");
  });

  it("from the host that was asked is taken, under whichever name", async () => {
    server.handleWith((_, response) => void response.end("taken"));
    const here = `http://127.0.0.1:${server.port}`;
    expect((await post("/login", { origin: here, "content-type": form })).status).toBe(200);
    const proxied = { origin: "https://b.example", "x-forwarded-host": "b.example", "content-type": form };
    expect((await post("/login", proxied)).status).toBe(200);
  });

  it.each(["https://evil.example", "null", "nonsense", "http://app.example.com"])(
    "from %s is refused in one line, and reaches nobody",
    async (origin) => {
      const listener = vi.fn();
      server.handleWith(listener);
      for (const headers of [
        { "content-type": form },
        { "next-action": "abc", "content-type": "text/plain" },
      ]) {
        const answer = await post("/login", { origin, ...(headers as Record<string, string>) });
        expect(answer.status).toBe(403);
        expect((await answer.text()).trim().split("\n")).toHaveLength(1);
      }
      expect(listener).not.toHaveBeenCalled();
    },
  );

  it("leaves the API and webhooks alone, which have credentials of their own", async () => {
    server.handleWith((_, response) => void response.end("here"));
    for (const path of ["/api/v1/sites", "/api/webhooks/stripe"])
      expect((await post(path, { origin: "https://evil.example", "content-type": form })).status).toBe(200);
  });
});

describe("a 500 of Next's", () => {
  const ours = { origin: "https://app.example.com", "content-type": form };

  it("for a form that none of our actions got is a 400 with one line", async () => {
    server.handleWith((_, response) => {
      response.setHeader("Content-Encoding", "gzip");
      response.statusCode = 500;
      response.write(gzipSync("<html>stack</html>"));
      response.end();
    });
    const answer = await post("/login", ours);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringMatching(/^This form could not be read.*\n$/),
    ]);
  });

  it("for one that an action got stays what it is", async () => {
    server.handleWith((request, response) => {
      noteReached(String(request.headers["x-request-id"]));
      response.writeHead(500, { "Content-Type": "text/plain" }).end("ours");
    });
    const answer = await post("/login", ours);
    expect([answer.status, await answer.text()]).toEqual([500, "ours"]);
  });

  it("to anything but a form stays too, and other answers pass", async () => {
    server.handleWith(
      (request, response) => void response.writeHead(request.method === "GET" ? 500 : 303).end("x"),
    );
    expect((await fetch(`http://127.0.0.1:${server.port}/login`)).status).toBe(500);
    expect(
      (
        await fetch(`http://127.0.0.1:${server.port}/login`, {
          method: "POST",
          headers: ours,
          body: "--x--",
          redirect: "manual",
        })
      ).status,
    ).toBe(303);
  });
});

it("a connection is kept longer than proxies keep theirs, and says so", async () => {
  server.handleWith((_, response) => void response.end("x"));
  const { headers } = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThan(65);
  expect(server.server.headersTimeout).toBeGreaterThan(server.server.keepAliveTimeout);
});
