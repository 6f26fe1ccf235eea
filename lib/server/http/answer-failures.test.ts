/**
 * Guards lib/server/http/answer-failures.ts, lib/server/http/plain-page.ts, lib/server/http/replace-answer.ts,
 * lib/server/missed-database.ts.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noteMissedDatabase } from "@/lib/server/missed-database";
import { withFailurePages } from "./answer-failures";
import { type HttpServer, openHttpServer } from "./http-server";

let server: HttpServer;
beforeEach(async () => {
  server = await openHttpServer(0, "127.0.0.1");
});
afterEach(() => server.drain());

const answerWith = (listener: RequestListener) => server.handleWith(withFailurePages(listener));
const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

describe("while the database is away", () => {
  const fails = (request: IncomingMessage, response: ServerResponse) => {
    noteMissedDatabase(String(request.headers["x-request-id"]));
    response.setHeader("Content-Encoding", "gzip");
    response.statusCode = 500;
    response.write(gzipSync("<html id=__next_error__>"));
    response.end();
  };

  it("a page is a 503 in words, with when to come back, and asks again by itself", async () => {
    answerWith(fails);
    const answer = await get("/sites?filter=<b>");
    const page = await answer.text();
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(page).toContain("<h1>IGNY8 is unavailable for a moment</h1>");
    expect(page).toContain('http-equiv="refresh"');
    expect(page).not.toContain("__next_error__");
    expect(page).not.toContain("<b>");
  });

  it("a form is told so too, and is not sent again by itself", async () => {
    answerWith(fails);
    const answer = await get("/contact", { method: "POST", body: new FormData() });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain("http-equiv");
  });

  it("HEAD has the same head and no body; a part of a page stays what Next's script expects", async () => {
    answerWith(fails);
    const head = await get("/sites", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([503, ""]);
    const part = await get("/sites", { headers: { rsc: "1" } });
    expect(part.status).toBe(500);
  });
});

it("a fault of ours stays a 500, and other answers pass as they are", async () => {
  answerWith(
    (request, response) => void response.writeHead(request.url === "/a" ? 500 : 200).end("as it is"),
  );
  for (const [path, status] of [
    ["/a", 500],
    ["/b", 200],
  ] as const) {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([status, "as it is"]);
  }
});

it("a form of an older page, sent without JavaScript, gets a page that says what to do", async () => {
  answerWith((_, response) => {
    response.setHeader("x-nextjs-action-not-found", "1");
    response.statusCode = 409;
    response.end("Server Action unavailable.");
  });
  const answer = await get("/contact", { method: "POST", body: new FormData() });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("This page is from before an update");
  expect(page).toContain('href="/contact"');
  const script = await get("/contact", { method: "POST", headers: { "next-action": "0" }, body: "[]" });
  expect(await script.text()).toBe("Server Action unavailable.");
});
