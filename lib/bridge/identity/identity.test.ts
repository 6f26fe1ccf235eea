import { describe, expect, it } from "vitest";
import { type BoundIdentity, judgeIdentity, withRival } from "./identity";

const bound: BoundIdentity = {
  installId: "install-1",
  siteUrl: "https://shop.example.com",
  apiKeyId: 1,
  isDisconnected: false,
};
const moved = "https://new.example.org";

describe("who calls, against who is connected", () => {
  it.each([
    ["nobody is connected", null, { installId: "install-2", siteUrl: moved }, 1, "free"],
    [
      "the one that was has left",
      { ...bound, isDisconnected: true },
      { installId: "x", siteUrl: moved },
      1,
      "free",
    ],
    [
      "the address that is known is none",
      { ...bound, siteUrl: "text" },
      { installId: null, siteUrl: moved },
      1,
      "free",
    ],
    [
      "an old plugin at the same address, with the same key",
      bound,
      { installId: null, siteUrl: bound.siteUrl, isPlugin: true },
      1,
      "conflict",
    ],
    [
      "an old plugin that says nothing",
      bound,
      { installId: null, siteUrl: null, isPlugin: true },
      2,
      "conflict",
    ],
    [
      "an old plugin connected anew at the same address",
      bound,
      { installId: null, siteUrl: bound.siteUrl, isPlugin: true },
      2,
      "reinstalled",
    ],
    [
      "an old plugin where an old one is connected",
      { ...bound, installId: null },
      { installId: null, siteUrl: null, isPlugin: true },
      1,
      "untold",
    ],
    [
      "an old plugin where none is connected",
      null,
      { installId: null, siteUrl: null, isPlugin: true },
      1,
      "untold",
    ],
    ["it does not say", bound, { installId: null, siteUrl: null }, 1, "untold"],
    ["the same", bound, { installId: "install-1", siteUrl: bound.siteUrl }, 1, "same"],
    ["the same with a new key", bound, { installId: "install-1", siteUrl: bound.siteUrl }, 2, "same"],
    [
      "from http to https, and with www",
      bound,
      { installId: "install-1", siteUrl: "http://www.shop.example.com/" },
      1,
      "same",
    ],
    [
      "software without an id at the same address",
      bound,
      { installId: null, siteUrl: bound.siteUrl },
      1,
      "same",
    ],
    [
      "a new plugin where an old one was",
      { ...bound, installId: null },
      { installId: "x", siteUrl: bound.siteUrl },
      1,
      "same",
    ],
    ["only its id, the right one", bound, { installId: "install-1", siteUrl: null }, 1, "same"],
    ["an old plugin's copy", bound, { installId: null, siteUrl: moved }, 1, "conflict"],
    ["a copy: the id of the original", bound, { installId: "install-1", siteUrl: moved }, 1, "conflict"],
    [
      "a move into a folder",
      bound,
      { installId: "install-1", siteUrl: `${bound.siteUrl}/blog` },
      1,
      "conflict",
    ],
    [
      "another WordPress at the same address with the same key",
      bound,
      { installId: "x", siteUrl: bound.siteUrl },
      1,
      "conflict",
    ],
    ["the same, and it says no address", bound, { installId: "x", siteUrl: null }, 1, "conflict"],
    [
      "another WordPress at the same address with its own key",
      bound,
      { installId: "x", siteUrl: bound.siteUrl },
      2,
      "reinstalled",
    ],
    ["another address, with its own key", bound, { installId: "x", siteUrl: moved }, 2, "conflict"],
  ] as const)("%s", (_, known, told, apiKeyId, verdict) => {
    expect(judgeIdentity(known, told, apiKeyId)).toBe(verdict);
  });
});

it("of rivals the five that called last are kept, each once", () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  const call = (rivals: ReturnType<typeof withRival>, name: string, second: number) =>
    withRival(rivals, { installId: null, siteUrl: `https://${name}.example` }, at(second));
  let rivals = call([], "one", 1);
  rivals = call([{ ...rivals[0]!, isCopy: true }], "one", 2);
  expect(rivals).toEqual([
    {
      installId: null,
      siteUrl: "https://one.example",
      firstSeenAt: at(1).toISOString(),
      lastSeenAt: at(2).toISOString(),
      isCopy: true,
    },
  ]);
  for (const [index, name] of ["two", "three", "four", "five", "six"].entries())
    rivals = call(rivals, name, 3 + index);
  expect(rivals.map(({ siteUrl }) => siteUrl)).toEqual(
    ["six", "five", "four", "three", "two"].map((name) => `https://${name}.example`),
  );
});
