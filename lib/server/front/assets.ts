import type { RequestListener } from "node:http";
import sirv from "sirv";

const PREFIX = "/_next/static/";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Answers files whose names change with their content, packed by the build (scripts/launcher/build/pack-assets.ts). What
 * isn't there is `next`'s to answer.
 */
export function withAssets(folder: string, next: RequestListener): RequestListener {
  const serve = sirv(folder, {
    immutable: true,
    maxAge: YEAR_SECONDS,
    brotli: true,
    gzip: true,
    setHeaders: (response) => response.setHeader("X-Content-Type-Options", "nosniff"),
  });
  return (request, response) => {
    const { url = "/", method } = request;
    if (!url.startsWith(PREFIX) || (method !== "GET" && method !== "HEAD")) return next(request, response);
    request.url = url.slice(PREFIX.length - 1);
    serve(request, response, () => {
      request.url = url;
      next(request, response);
    });
  };
}
