import { expect, it } from "vitest";
import { bareAddress, hostAndPath } from "./bare-address";

it.each([
  ["http and https", "http://example.com", "https://example.com"],
  ["www", "https://www.example.com", "https://example.com"],
  ["a slash at the end", "https://example.com/", "https://example.com"],
  ["a slash at the end of a folder", "https://example.com/blog/", "https://example.com/blog"],
  ["the default port", "https://example.com:443", "http://example.com:80"],
  ["a port that is another scheme's default", "http://example.com:443", "https://example.com"],
  ["capitals in the host", "https://Shop.Example.com", "https://shop.example.com"],
  ["the two spellings of an international name", "https://xn--bcher-kva.example", "https://bücher.example"],
])("%s make no other address", (_, one, other) => {
  expect(bareAddress(one)).toBe(bareAddress(other));
});

it.each([
  ["another domain", "https://example.com", "https://example.org"],
  ["a subdomain", "https://staging.example.com", "https://example.com"],
  ["a folder", "https://example.com/blog", "https://example.com"],
  ["capitals in the path", "https://example.com/Blog", "https://example.com/blog"],
  ["a port of its own", "https://example.com:8443", "https://example.com"],
  ["a domain that is called www", "https://www.com", "https://com.com"],
])("%s makes another address", (_, one, other) => {
  expect(bareAddress(one)).not.toBe(bareAddress(other));
});

it.each(["", "example.com", "ftp://example.com", "javascript:alert(1)", "not an address"])(
  "%j is none",
  (text) => {
    expect(bareAddress(text)).toBeUndefined();
  },
);

it("a host is one in an account, whatever the port", () => {
  expect(hostAndPath("http://www.example.com:8080/blog/")).toBe("example.com/blog");
  expect(hostAndPath("https://example.com/blog")).toBe("example.com/blog");
  expect(hostAndPath("https://example.com/shop")).not.toBe(hostAndPath("https://example.com/blog"));
});
