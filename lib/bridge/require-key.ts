import type { KeyCaller, TenantCaller } from "@/lib/api/caller";
import { AppError } from "@/lib/errors";

/** The bridge is for keys alone: what it answers depends on the key's site. */
export function requireKey(caller: TenantCaller): KeyCaller {
  if (!caller.apiKey) throw new AppError("forbidden", { message: "Only an API key can call this." });
  return caller;
}
