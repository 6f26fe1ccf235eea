import { AppError } from "@/lib/errors";
import { canonicalNetwork } from "./networks";

/** Networks as typed, in their one spelling and once each; null where there is no limit. Throws validation_error. */
export function requireNetworks(typed: readonly string[] | null): string[] | null {
  if (!typed?.length) return null;
  const networks = typed.map((text) => {
    const network = canonicalNetwork(text);
    if (network) return network;
    const message = `"${text}" is not an address or a network. Write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.`;
    throw new AppError("validation_error", { fields: { allowed_addresses: [message] } });
  });
  return [...new Set(networks)];
}
