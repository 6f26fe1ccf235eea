import { describe, expect, it } from "vitest";
import { networkOf, plainAddress } from "./ip-address";

describe("an address of IPv4, written in IPv6", () => {
  it.each([
    "::ffff:192.0.2.1",
    "::192.0.2.1",
    "64:ff9b::192.0.2.1",
    "64:ff9b:1::192.0.2.1",
    "64:ff9b:1::c000:201",
    "::ffff:0:192.0.2.1",
    "0:0:0:0:FFFF:0:c000:0201",
  ])("%s is the address itself, and shares its limits with no other", (written) => {
    expect(plainAddress(written)).toBe("192.0.2.1");
    expect(networkOf(written)).toBe("192.0.2.1");
  });
});

it.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["64:ff9b:1:7::1", "64:ff9b:1:7::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is counted with its network", (written, network) => {
  expect(networkOf(written)).toBe(network);
});
