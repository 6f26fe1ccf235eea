import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { pageKind } from "@/lib/edge/page-kind";
import { pageVersion } from "@/lib/page-version";
import { captureAnswer } from "./capture-answer";
import { type KeptPage, keptPage, writeKeptPage } from "./kept-page";

/** More than there are such pages; addresses that anybody can make up are never prerendered. */
const MOST_PAGES = 100;
/** With one of these Next answers with a part of the page, or with a draft. */
const OTHER_ANSWER = [
  "rsc",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
];
const DRAFT_COOKIE = /__prerender_bypass|__next_preview_data/;

interface Entry {
  page: KeptPage;
  version: number;
  /** `performance.now()` at which Next would look whether it is still right. */
  endsAtMs: number;
}

/**
 * Answers prerendered pages from memory and asks `next` for those that aren't there yet. What is kept is what Next
 * answered, and no longer than Next itself would keep it: for the page's `revalidate` seconds, or until a change.
 */
export function withPageMemory(next: RequestListener): RequestListener {
  const entries = new Map<string, Entry>();
  return (request, response) => {
    const { url = "/" } = request;
    if (!isPrerendered(request)) return next(request, response);
    const entry = entries.get(url);
    if (entry && isFresh(entry)) return writeKeptPage(request, response, entry.page);
    entries.delete(url);
    if (request.method === "GET") keepAnswer(request, response, entries);
    next(request, response);
  };
}

/** A page that is the same for everybody, at its plain address. */
function isPrerendered({ method, url = "/", headers }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    !url.includes("?") &&
    pageKind(url) === "static" &&
    !OTHER_ANSWER.some((name) => name in headers) &&
    !DRAFT_COOKIE.test(headers.cookie ?? "")
  );
}

function isFresh({ version, endsAtMs }: Entry): boolean {
  return version === pageVersion() && performance.now() < endsAtMs;
}

/** A page that changes while it is being sent is of the version before, and not kept. */
function keepAnswer(request: IncomingMessage, response: ServerResponse, entries: Map<string, Entry>): void {
  const { url = "/" } = request;
  const version = pageVersion();
  // The whole page as it is, to be packed here.
  delete request.headers["accept-encoding"];
  delete request.headers["if-none-match"];
  captureAnswer(response, async ({ status, headers, body }) => {
    const seconds = keptSeconds(headers);
    if (status !== 200 || seconds === undefined || entries.size >= MOST_PAGES) return;
    const endsAtMs = performance.now() + seconds * 1000;
    entries.set(url, { page: await keptPage(headers, body), version, endsAtMs });
  });
}

/** Undefined for what was not prerendered, or is not the newest: Next is making that one right now. */
function keptSeconds(headers: KeptPage["headers"]): number | undefined {
  if (headers["x-nextjs-prerender"] !== "1" || headers["x-nextjs-cache"] === "STALE") return undefined;
  const seconds = /s-maxage=(\d+)/.exec(String(headers["cache-control"]))?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
