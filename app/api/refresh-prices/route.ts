import { timingSafeEqual } from "node:crypto";
import { revalidatePath } from "next/cache";
import { forgetKeptPages } from "@/lib/page-version";
import { PROCESS_TOKEN_HEADER, processToken } from "@/lib/server/process-token";

/**
 * For this process itself, which has just started and knows its address, or has heard that a plan changed: every page that
 * was made before is made anew. Nobody else finds it.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers.get(PROCESS_TOKEN_HEADER) ?? "")) return new Response(null, { status: 404 });
  revalidatePath("/", "layout");
  forgetKeptPages();
  return new Response(null, { status: 204 });
}

function isOwn(token: string): boolean {
  const [given, own] = [Buffer.from(token), Buffer.from(processToken())];
  return given.length === own.length && timingSafeEqual(given, own);
}
