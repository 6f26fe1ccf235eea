import { checkReadiness } from "@/lib/server/check-readiness";

export const dynamic = "force-dynamic";

/** Whether to send requests here: 503 while the database is away, or waits for migrations of this code. */
export async function GET(): Promise<Response> {
  const { ready, checks } = await checkReadiness();
  const body = { status: ready ? "ok" : "not_ready", checks };
  return Response.json(body, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
