import { isIPv6 } from "node:net";
import type { LimitName } from "@/lib/limits";

/**
 * `{scope}:{account_id}`, `{scope}:user:{id}` or `{scope}:ip:{ip}` (docs/contract.md, section 4). One customer holds a whole
 * /64 of IPv6: counted by address, each of them would have 2^64 allowances.
 */
export function bucketKey(name: LimitName, identity: string): string {
  const ip = identity.startsWith("ip:") ? identity.slice(3) : "";
  return isIPv6(ip) ? `${name}:ip:${network(ip)}` : `${name}:${identity}`;
}

function network(ip: string): string {
  const [left = "", right] = ip.toLowerCase().split("%")[0]!.split("::");
  const start = left.split(":").filter(Boolean);
  const end = right === undefined ? [] : right.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => "0");
  const groups = [...start, ...zeros, ...end].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
