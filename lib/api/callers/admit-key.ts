import { clientOf } from "@/lib/api-keys/client-of";
import { touchApiKey } from "@/lib/api-keys/touch-api-key";
import { isInNetworks } from "@/lib/api-keys/width/networks";
import type { HeaderReader } from "@/lib/api-request";
import { AppError } from "@/lib/errors";
import type { KeyCaller } from "./caller";

/** Notes the use of a key. Throws address_not_allowed where it comes from outside the key's networks. */
export function admitKey({ apiKey }: KeyCaller, headers: HeaderReader, ip: string): void {
  const { id, allowedAddresses, lastUse } = apiKey;
  if (allowedAddresses && !isInNetworks(ip, allowedAddresses)) throw notFrom(ip);
  touchApiKey(id, { address: ip, client: clientOf(headers) }, lastUse);
}

/** Says the address as it arrived: behind a proxy that is not trusted it is the proxy's, and then one sees why. */
function notFrom(ip: string): AppError {
  const message = `This API key can't be used from ${ip}. Add the address under API keys, or use one that is allowed.`;
  return new AppError("address_not_allowed", { message, details: { address: ip } });
}
