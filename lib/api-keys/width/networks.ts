import { isIPv4, isIPv6 } from "node:net";
import { plainAddress } from "@/lib/rate-limits/ip-address";

/** An address with the bits that count: 203.0.113.0/24. */
interface Network {
  bits: 32 | 128;
  value: bigint;
  prefix: number;
}

/** "203.0.113.9/24" -> "203.0.113.0/24", and a bare address with its full length. Undefined for anything else. Pure. */
export function canonicalNetwork(text: string): string | undefined {
  const network = parse(text.trim());
  return network && `${addressText(network)}/${network.prefix}`;
}

/** Whether the address lies in one of the networks. Pure. */
export function isInNetworks(ip: string, networks: readonly string[]): boolean {
  return isNetworkWithin(ip, networks);
}

/** Whether all of the network lies in one of the others. Pure. */
export function isNetworkWithin(inner: string, outers: readonly string[]): boolean {
  const network = parse(inner);
  if (!network) return false;
  return outers.some((text) => {
    const outer = parse(text);
    if (!outer || outer.bits !== network.bits || outer.prefix > network.prefix) return false;
    return masked(network, outer.prefix) === outer.value;
  });
}

function parse(text: string): Network | undefined {
  const [, address = "", length] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (!isIPv4(address) && !isIPv6(address)) return undefined;
  const plain = plainAddress(address);
  const bits = isIPv4(plain) ? 32 : 128;
  // IPv4 written as IPv6 counts its bits from the left of all 128.
  const offset = bits === 32 && isIPv6(address) ? 96 : 0;
  const prefix = length === undefined ? bits : Number(length) - offset;
  if (prefix < 0 || prefix > bits) return undefined;
  const network = { bits, value: numberOf(plain), prefix } as const;
  return { ...network, value: masked(network, prefix) };
}

function numberOf(plain: string): bigint {
  const [parts, size, base] = isIPv4(plain) ? [plain.split("."), 8n, 10] : [plain.split(":"), 16n, 16];
  return parts.reduce((value, part) => (value << size) | BigInt(Number.parseInt(part, base)), 0n);
}

function masked({ bits, value }: Network, prefix: number): bigint {
  const rest = BigInt(bits - prefix);
  return (value >> rest) << rest;
}

function addressText({ bits, value }: Network): string {
  const [count, size, base] = bits === 32 ? [4, 8n, 10] : [8, 16n, 16];
  const parts = Array.from({ length: count }, (_, index) =>
    ((value >> (size * BigInt(count - 1 - index))) & ((1n << size) - 1n)).toString(base),
  );
  return parts.join(bits === 32 ? "." : ":");
}
