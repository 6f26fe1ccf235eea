import { revalidatePath } from "next/cache";
import { forgetKeptPages } from "@/lib/page-version";
import { isOwnRequest } from "@/lib/server/process-token";

/**
 * For this process itself, which has just started and knows its address, or has heard that a plan changed: every page that
 * was made before is rebuilt. Nobody else finds it.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(Object.fromEntries(request.headers))) return new Response(null, { status: 404 });
  revalidatePath("/", "layout");
  forgetKeptPages();
  return new Response(null, { status: 204 });
}
