/** Guards lib/text/name-input.ts, lib/text/line-input.ts. */
import { describe, expect, it } from "vitest";
import { registerInput } from "@/lib/signup/input";
import { lineInput } from "./line-input";
import { accountName, optionalName } from "./name-input";

const name = optionalName(100).min(1);

it.each([
  ["an account's name", accountName(100), `a.${"b".repeat(900_000)}!`],
  ["a person's name", optionalName(100), `a${"-".repeat(900_000)}b`],
  ["a line", lineInput(100), `${"\u115F".repeat(900_000)}`],
])("%s that is far too long is refused without reading it for everything else", (_, schema, text) => {
  const start = performance.now();
  const { error } = schema.safeParse(text);
  expect(error?.issues.map(({ message }) => message)).toEqual(["At most 100 characters."]);
  expect(performance.now() - start).toBeLessThan(2000); // It took minutes.
});

describe("a name of a person or an account", () => {
  it.each([
    "Nora von Newcomer",
    "Acme Inc.",
    "J.R.R. Tolkien",
    "St. John & Sons, Ltd.",
    "Node.js Freunde",
    "Dr.Who",
    "O'Neil-Smith (Berlin)",
    "株式会社例え",
    "محمد علی",
    "نیم\u200Cفاصله",
    "👩\u200D💻 Studio",
    "No. 1 / Zwei",
    "24/7 Support",
    "C++ & C#",
  ])("%s is taken", (typed) => {
    expect(name.parse(typed)).toBe(typed);
  });

  it.each([
    ["a link", "URGENT: your mailbox is full https://evil.example"],
    ["a link of another scheme", "call tel://123"],
    ["a link without a scheme", "//evil.example/x"],
    ["a domain", "Visit evil.com now"],
    ["a domain of another country", "see bücher.de"],
    ["a domain with a path", "bit.ly/abc"],
    ["a domain with a port", "evil.org:8080"],
    ["a domain that no registry has", "evil.example"],
    ["a domain after a colon", "Pay:evil.com now"],
    ["a domain after a slash", "x/evil.com"],
    ["a domain after an equals sign", "a=evil.com"],
    ["a domain after an asterisk", "a*evil.com"],
    ["a domain after a question mark", "who?evil.com"],
    ["a domain between other signs", "~evil.com~"],
    ["www", "www.evil"],
    ["an email address", "write to mallory@evil.example"],
    ["an email address with a bare host", "mallory@evil"],
    ["a domain with full-width letters", "ｅｖｉｌ．ｃｏｍ"],
    ["a domain with an ideographic dot", "evil。com"],
    ["a domain in brackets", "Acme (evil.com)"],
    ["an address of numbers", "192.0.2.1"],
    ["a line break", "Nora\nNewcomer"],
    ["a return", "Nora\r\nBcc: all@x.example"],
    ["a line separator", "Nora\u2028Newcomer"],
    ["a control character", "Nora\u0007"],
    ["right-to-left override", "Nora \u202Egnp.exe"],
    ["an isolate", "\u2066Nora\u2069"],
    ["a zero-width space", "No\u200Bra"],
    ["a soft hyphen", "No\u00ADra"],
    ["tags that nobody sees", "Nora\u{E0041}"],
    ["zero-width joiners alone", "\u200D\u200C"],
    ["Hangul's filler alone", "\u3164\u3164"],
    ["Braille's blank alone", "\u2800"],
    ["marks without a letter", "\u0301\u0302"],
    ["nothing", "   "],
  ])("with %s is refused", (_, typed) => {
    expect(name.safeParse(typed).success).toBe(false);
  });

  it("may be left empty where it is optional", () => {
    expect(optionalName(100).parse("  ")).toBe("");
  });

  it("is asked of whoever signs up, in each of its fields", () => {
    const evil = "Join https://evil.example";
    const sent = {
      email: "n@x.example",
      password: "heron-ladder-42",
      first_name: evil,
      last_name: evil,
      account_name: evil,
    };
    const { error } = registerInput.safeParse(sent);
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual([
      "first_name",
      "last_name",
      "account_name",
    ]);
  });
});

describe("an account's name", () => {
  it.each(["acme.com", "Booking.com", "bücher.de", "shop-1.example", "Acme Inc.", "Acme & Sons"])(
    "%s is taken",
    (typed) => {
      expect(accountName(100).parse(typed)).toBe(typed);
    },
  );

  it.each([
    "Join us at acme.com",
    "https://acme.com",
    "www.acme.com",
    "acme.com/login",
    "acme.com:80",
    "192.0.2.1",
    "mallory@evil.com",
    "acme.com evil.com",
    "ｅｖｉｌ.com now",
    "",
  ])("%j is refused", (typed) => {
    expect(accountName(100).safeParse(typed).success).toBe(false);
  });
});

it("a line of another kind may hold an address, and nothing that hides", () => {
  expect(lineInput(100).parse("see https://x.example")).toBe("see https://x.example");
  expect(lineInput(100).safeParse("a\u202Eb").success).toBe(false);
});
