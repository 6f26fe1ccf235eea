import { describe, expect, it } from "vitest";
import { bucketKey } from "./bucket-key";
import { clientIp } from "./client-ip";

const from = (forwarded: string, trustedProxies: number) =>
  clientIp(new Headers({ "x-forwarded-for": forwarded }), trustedProxies);

describe("the client's address", () => {
  it("is the socket's peer when no proxy is trusted, whatever the client claims", () => {
    expect(from("203.0.113.9, 192.0.2.1", 0)).toBe("192.0.2.1");
  });

  it("is what the one trusted proxy saw", () => {
    expect(from("203.0.113.9, 198.51.100.7, 192.0.2.1", 1)).toBe("198.51.100.7");
  });

  it("is what the outer of two trusted proxies saw", () => {
    expect(from("1.2.3.4, 203.0.113.9, 198.51.100.7, 192.0.2.1", 2)).toBe("203.0.113.9");
  });

  it("is the furthest known hop when there are fewer than promised", () => {
    expect(from("192.0.2.1", 2)).toBe("192.0.2.1");
  });

  it.each([
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["192.0.2.1:4711", "192.0.2.1"],
    ["[2001:db8::1]:443", "2001:db8:0:0:0:0:0:1"],
    ["::ffff:c000:201", "192.0.2.1"],
    ["::FFFF:C000:0201", "192.0.2.1"],
    ["[::ffff:c000:201]:443", "192.0.2.1"],
    ["0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"],
    ["0000:0000:0000:0000:0000:ffff:c000:0201", "192.0.2.1"],
    ["64:ff9b::c000:201", "192.0.2.1"],
    ["64:ff9b::192.0.2.1", "192.0.2.1"],
    ["::192.0.2.1", "192.0.2.1"],
    ["::1", "0:0:0:0:0:0:0:1"],
    ["fe80::1%eth0", "fe80:0:0:0:0:0:0:1"],
    ["<script>", "unknown"],
    ["", "unknown"],
  ])("%s is read as %s", (header, ip) => {
    expect(from(header, 0)).toBe(ip);
  });

  it("falls back to the socket's peer when the hop is no address", () => {
    expect(from("unknown, 192.0.2.1", 1)).toBe("192.0.2.1");
  });
});

describe("a bucket", () => {
  it("is the account's, the superuser's or the address's", () => {
    expect(bucketKey("bridge", "7")).toBe("bridge:7");
    expect(bucketKey("default", "user:3")).toBe("default:user:3");
    expect(bucketKey("auth", "ip:192.0.2.1")).toBe("auth:ip:192.0.2.1");
  });

  it("is one for the whole /64 of an IPv6 customer", () => {
    const keys = ["2001:db8::1", "2001:0db8:0:0:ffff::2", "2001:db8:0:0:1:2:3:4"].map((ip) =>
      bucketKey("auth", `ip:${ip}`),
    );
    expect(new Set(keys)).toEqual(new Set(["auth:ip:2001:db8:0:0::/64"]));
  });

  it("is one for each customer of IPv4, however IPv6 spells their address", () => {
    const spellings = ["192.0.2.1", "::ffff:192.0.2.1", "::ffff:c000:201", "64:ff9b::c000:201"];
    const keys = spellings.map((ip) => bucketKey("auth", `ip:${ip}`));
    expect(new Set(keys)).toEqual(new Set(["auth:ip:192.0.2.1"]));
    expect(bucketKey("auth", "ip:::ffff:c000:202")).toBe("auth:ip:192.0.2.2");
  });
});
