import { findPluginRelease } from "@/lib/bridge/plugin-release";

export const dynamic = "force-dynamic";

/** The plugin's `Update URI`: what WordPress asks twice a day, without a key and without saying which site it is. */
export async function GET(): Promise<Response> {
  const release = await findPluginRelease();
  if (!release) return Response.json({ error: "No plugin was built here." }, { status: 404 });
  return Response.json(release, { headers: { "Cache-Control": "public, max-age=300" } });
}
