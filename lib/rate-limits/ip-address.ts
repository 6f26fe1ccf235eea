import { isIPv4, isIPv6 } from "node:net";

/**
 * IPv4 inside IPv6: mapped (RFC 4291), compatible (the same, deprecated), the well-known prefix of NAT64 (RFC 6052), its
 * prefix for local use (RFC 8215), and translated (RFC 2765). Each has all of IPv4 in one /64.
 */
const HOLDS_IPV4 = [
  [0, 0, 0, 0, 0, 0xffff],
  [0, 0, 0, 0, 0, 0],
  [0x64, 0xff9b, 0, 0, 0, 0],
  [0x64, 0xff9b, 1, 0, 0, 0],
  [0, 0, 0, 0, 0xffff, 0],
];

/**
 * One spelling for one address: "::ffff:c000:201", "0:0:0:0:0:FFFF:192.0.2.1" and "64:ff9b::c000:201" are 192.0.2.1, and
 * other addresses of IPv6 have their eight groups without leading zeros. Text that is no address stays as it is. Pure.
 */
export function plainAddress(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const groups = ipv6Groups(ip);
  const isLocal = groups.slice(0, 7).every((group) => group === 0) && groups[7]! <= 1; // :: and ::1
  const holds = HOLDS_IPV4.some((prefix) => prefix.every((group, place) => group === groups[place]));
  return holds && !isLocal
    ? dotted(groups[6]!, groups[7]!)
    : groups.map((group) => group.toString(16)).join(":");
}

/** Whom an address belongs to, for counting: one customer holds a whole /64 of IPv6, and would have 2^64 allowances. Pure. */
export function networkOf(ip: string): string {
  const plain = plainAddress(ip);
  return isIPv6(plain) ? `${plain.split(":").slice(0, 4).join(":")}::/64` : plain;
}

function ipv6Groups(ip: string): number[] {
  const [left = "", right] = ip.split("%")[0]!.split("::");
  const start = groupsOf(left);
  const end = groupsOf(right ?? "");
  const zeros = Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => 0);
  return [...start, ...zeros, ...end];
}

function groupsOf(part: string): number[] {
  return part
    .split(":")
    .filter(Boolean)
    .flatMap((group) => (isIPv4(group) ? pairOf(group) : Number.parseInt(group, 16)));
}

function pairOf(ipv4: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split(".").map(Number);
  return [a * 256 + b, c * 256 + d];
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
