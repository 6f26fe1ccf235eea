import { describe, expect, it } from "vitest";
import { canonicalEmail, deliverableEmail, emailInput } from "./email-input";

describe("an email address", () => {
  it.each([
    ["o&m@agency.example", "o&m@agency.example"],
    ["a/b@x.example", "a/b@x.example"],
    ["o'neil@x.example", "o'neil@x.example"],
    ["first.last+tag@sub.x.example", "first.last+tag@sub.x.example"],
    ["{we}=you?@x.example", "{we}=you?@x.example"],
    [`${"l".repeat(64)}@x.example`, `${"l".repeat(64)}@x.example`],
    ["Nora@Bücher.example", "nora@xn--bcher-kva.example"],
    ["nora@例え.テスト", "nora@xn--r8jz45g.xn--zckzah"],
    ["nora@例え。テスト", "nora@xn--r8jz45g.xn--zckzah"],
    ["nora@xn--bcher-kva.example", "nora@xn--bcher-kva.example"],
    ["  Nora@X.Example ", "nora@x.example"],
    ["user@lab-1.example", "user@lab-1.example"],
  ])("%s is taken as %s", (typed, address) => {
    expect(emailInput.parse(typed)).toBe(address);
  });

  it.each([
    `${"l".repeat(65)}@x.example`,
    `l@${"d".repeat(64)}.example`,
    `l@${"d.".repeat(126)}example`,
    "user@lab-.example",
    "user@-lab.example",
    "user@lab..example",
    "user@.example",
    "user@example.",
    "user@localhost",
    "user@192.0.2.1",
    "user@0x7f.1",
    "user@[192.0.2.1]",
    "user@x.example:25",
    "user@x.example/path",
    "user@x_y.example",
    "user@x.123",
    ".user@x.example",
    "user.@x.example",
    "us..er@x.example",
    "us er@x.example",
    "user@@x.example",
    '"user"@x.example',
    "a@b@x.example",
    "us\u0000er@x.example",
    "user\r\nBcc: all@x.example",
    "user@x.exam\u200Bple\n",
    "@x.example",
    "user@",
    "user",
    "",
  ])("%j is refused", (typed) => {
    expect(emailInput.safeParse(typed).success).toBe(false);
  });

  it("for bills keeps its owner's capitals", () => {
    expect(deliverableEmail.parse("Bills@Bücher.example")).toBe("Bills@xn--bcher-kva.example");
  });

  it("is looked up in the spelling that it is stored in, and what is none finds nobody", () => {
    expect(canonicalEmail(" Nora@BÜCHER.example")).toBe("nora@xn--bcher-kva.example");
    expect(canonicalEmail("No Address")).toBe("no address");
  });

  it("of a million characters is refused without looking far", () => {
    expect(emailInput.safeParse(`${"a.".repeat(500_000)}@x.example`).success).toBe(false);
  });
});
