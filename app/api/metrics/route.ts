import { env } from "@/lib/env";
import { mayScrape } from "@/lib/metrics/may-scrape";
import { renderMetrics } from "@/lib/server/render-metrics";

export const dynamic = "force-dynamic";

/** For Prometheus; it is not there until METRICS_TOKEN is set. */
export async function GET(request: Request): Promise<Response> {
  const token = env().METRICS_TOKEN;
  if (!token) return new Response("Not found", { status: 404 });
  if (!mayScrape(request.headers.get("authorization"), token))
    return new Response("Unauthorized", { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
  const { contentType, text } = await renderMetrics();
  return new Response(text, { headers: { "Content-Type": contentType, "Cache-Control": "no-store" } });
}
