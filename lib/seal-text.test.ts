import { afterEach, describe, expect, it } from "vitest";
import { resetEnv } from "./env";
import { isSealed, openText, sealText } from "./seal-text";

const SECRET = process.env.AUTH_SECRET;
afterEach(() => rotate(SECRET));

function rotate(secret: string | undefined, previous?: string): void {
  process.env.AUTH_SECRET = secret;
  process.env.AUTH_SECRET_PREVIOUS = previous ?? "";
  resetEnv();
}

describe("a sealed text", () => {
  it("opens again, says nothing, and is another each time", () => {
    const sealed = [1, 2].map(() => sealText("JBSWY3DPEHPK3PXP", "totp:7"));
    expect(new Set(sealed).size).toBe(2);
    for (const each of sealed) {
      expect(each).not.toContain("JBSWY3DPEHPK3PXP");
      expect(isSealed(each)).toBe(true);
      expect(openText(each, "totp:7")).toBe("JBSWY3DPEHPK3PXP");
    }
  });

  it("does not open elsewhere, or changed", () => {
    const sealed = sealText("secret", "totp:7");
    expect(openText(sealed, "totp:8")).toBeUndefined();
    expect(openText(`${sealed.slice(0, -2)}AA`, "totp:7")).toBeUndefined();
    expect(openText("sealed:1:", "totp:7")).toBeUndefined();
  });

  it("outlives one rotation of the secret, while the previous one is named", () => {
    const sealed = sealText("secret", "totp:7");
    rotate("another secret of many characters", SECRET);
    expect(openText(sealed, "totp:7")).toBe("secret");
    rotate("another secret of many characters");
    expect(openText(sealed, "totp:7")).toBeUndefined();
  });
});
