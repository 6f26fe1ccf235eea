import { expect, it } from "vitest";
import { isPublicAddress, isPublicHost } from "./public-address";

it.each([
  ...["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ...["169.254.169.254", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1", "255.255.255.255"],
  ...["::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"],
  ...["::ffff:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::a9fe:a9fe"],
  ...["64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "not an address", ""],
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each([
  "93.184.215.14",
  "172.32.0.1",
  "100.128.0.1",
  "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
  "::ffff:8.8.8.8",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ...["http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://[::1]/"],
  ...["http://[::ffff:127.0.0.1]/", "http://localhost/", "http://a.localhost./", "http://metadata/"],
  ...["http://printer.local/", "http://metadata.google.internal/", "http://①②⑦.0.0.1/"],
])("the host of %s can only be a private one", (url) => {
  expect(isPublicHost(new URL(url).hostname)).toBe(false);
});

it("the host of an ordinary address may be public: its name servers say", () => {
  expect(isPublicHost(new URL("https://hooks.acme.com/igny8").hostname)).toBe(true);
});
