import { isIP } from "node:net";
import type { HeaderReader } from "@/lib/api-request";
import { env } from "@/lib/env";

/**
 * The address a request came from. `X-Forwarded-For` ends with the peer of our own socket (record-peer.ts puts it
 * there); before it stands what each trusted proxy saw. What stands further left came from the client, and is not believed.
 */
export function clientIp(headers: HeaderReader, trustedProxies = env().TRUSTED_PROXIES): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map(address).filter(Boolean);
  const hop = hops[Math.max(0, hops.length - 1 - trustedProxies)];
  if (hop && isIP(hop)) return hop;
  return hops.findLast((candidate) => isIP(candidate)) ?? "unknown";
}

/** "::ffff:192.0.2.1", "192.0.2.1:4711" and "[2001:db8::1]:443" -> the bare address. */
function address(hop: string): string {
  const bare = hop
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");
  return /^\d+(\.\d+){3}:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(":")) : bare;
}
