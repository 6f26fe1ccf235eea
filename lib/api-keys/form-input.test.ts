import { describe, expect, it } from "vitest";
import { validate } from "@/lib/api/input/validate";
import { createKeyForm } from "./form-input";

describe("the form for a new key", () => {
  it("wants at least one thing that the key may do", () => {
    expect(() => validate(createKeyForm, { name: "Shop" })).toThrow(
      expect.objectContaining({ fields: { scopes: ["Choose at least one."] } }),
    );
  });

  it("takes one that is ticked alone, and several", () => {
    const scopesOf = (scopes: unknown) => validate(createKeyForm, { name: "Shop", scopes }).scopes;
    expect(scopesOf("bridge:read")).toEqual(["bridge:read"]);
    expect(scopesOf(["bridge:read", "credits:read"])).toEqual(["bridge:read", "credits:read"]);
  });
});
