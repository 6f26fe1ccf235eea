import { BlockList, isIP, isIPv4 } from "node:net";
import { plainAddress } from "@/lib/rate-limits/ip-address";

/** What IANA lists as not globally reachable, and what many share: networks of our own, and of the host's cloud. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // Carriers' own, and where some clouds keep their metadata.
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // Link-local: metadata of most clouds.
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, "ipv4");

/** Of IPv6 only global unicast is public, without the parts that lead elsewhere. */
const GLOBAL_UNICAST = new BlockList();
GLOBAL_UNICAST.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
  ["2001::", 23], // Protocols' own, Teredo among them.
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4: an IPv4 address inside.
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, "ipv6");

/** Whether an address leads into the internet, and not to this machine, its network or its cloud. Pure. */
export function isPublicAddress(address: string): boolean {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return !NOT_PUBLIC.check(plain, "ipv4");
  if (isIP(plain) !== 6) return false;
  return GLOBAL_UNICAST.check(plain, "ipv6") && !NOT_PUBLIC.check(plain, "ipv6");
}

/** Names that no public server has (RFC 6761, RFC 8375, ICANN's `internal`), and names without a dot. */
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|local|internal|home\.arpa|test|invalid|onion|example)\.?$|^[^.]+\.?$/i;

/**
 * Whether a URL's host is public, as far as its text tells: `URL` has turned 0x7f.1 and 2130706433 into 127.0.0.1 already.
 * Pure.
 */
export function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(address) ? isPublicAddress(address) : !PRIVATE_NAME.test(hostname);
}
