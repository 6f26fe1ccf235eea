import type { HeaderReader } from "@/lib/api-request";

const LONGEST = 200;

/** The program that calls, as it names itself; null where it doesn't. Only what can be shown. */
export function clientOf(headers: HeaderReader): string | null {
  const name = (headers.get("user-agent") ?? "").replace(/[^\x20-\x7e]/g, "").trim();
  return name.slice(0, LONGEST) || null;
}
