import { expect, it } from "vitest";
import { canonicalNetwork, isInNetworks, isNetworkWithin } from "./networks";

it("a network has one spelling, and a bare address is a network of one", () => {
  const spellings = {
    "203.0.113.9": "203.0.113.9/32",
    "203.0.113.9/24": "203.0.113.0/24",
    "0.0.0.0/0": "0.0.0.0/0",
    "2001:DB8::1/32": "2001:db8:0:0:0:0:0:0/32",
    "::1": "0:0:0:0:0:0:0:1/128",
    "::ffff:203.0.113.9/120": "203.0.113.0/24",
    " 10.0.0.0/8 ": "10.0.0.0/8",
  };
  for (const [typed, expected] of Object.entries(spellings)) expect(canonicalNetwork(typed)).toBe(expected);
  for (const wrong of [
    "",
    "example.com",
    "203.0.113.9/33",
    "2001:db8::/129",
    "10.0.0.0/-1",
    "1.2.3",
    "::ffff:1.2.3.4/24",
  ])
    expect(canonicalNetwork(wrong), wrong).toBeUndefined();
});

it("an address is inside its networks only, whichever way it is written", () => {
  const networks = ["203.0.113.0/24", "2001:db8::/32"].map((text) => canonicalNetwork(text)!);
  for (const inside of ["203.0.113.0", "203.0.113.255", "::ffff:203.0.113.7", "2001:db8:ffff::1"])
    expect(isInNetworks(inside, networks), inside).toBe(true);
  for (const outside of ["203.0.112.255", "203.0.114.0", "2001:db9::1", "::1", "unknown", ""])
    expect(isInNetworks(outside, networks), outside).toBe(false);
});

it("a network is within another that has no fewer addresses", () => {
  expect(isNetworkWithin("10.1.0.0/16", ["10.0.0.0/8"])).toBe(true);
  expect(isNetworkWithin("10.0.0.0/8", ["10.0.0.0/8"])).toBe(true);
  expect(isNetworkWithin("10.0.0.0/7", ["10.0.0.0/8"])).toBe(false);
  expect(isNetworkWithin("11.0.0.0/16", ["10.0.0.0/8"])).toBe(false);
  expect(isNetworkWithin("::/0", ["0.0.0.0/0"])).toBe(false);
});
