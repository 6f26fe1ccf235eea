import type { LimitName } from "@/lib/limits";
import { networkOf } from "./ip-address";

/** `{scope}:{account_id}`, `{scope}:user:{id}` or `{scope}:ip:{network}` (docs/contract.md, section 4). */
export function bucketKey(name: LimitName, identity: string): string {
  return identity.startsWith("ip:") ? `${name}:ip:${networkOf(identity.slice(3))}` : `${name}:${identity}`;
}
