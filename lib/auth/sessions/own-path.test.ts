import { describe, expect, it } from "vitest";
import { landingPath, loginPath, ownPath } from "./own-path";

describe("where sign-in may lead", () => {
  it.each(["/sites", "/sites/5?tab=content", "/invite/abc", "/a%2f%2fb"])("%s is a page of ours", (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    "//evil.test",
    "/\\evil.test",
    "https://evil.test",
    "http://own.invalid.evil.test/",
    "javascript:alert(1)",
    "/\t/evil.test",
    "/..//evil.test",
    "/./\\evil.test",
    " /sites",
    "sites",
    "",
    "/api/v1/sites/",
    "/sign-out",
    "/login?next=/login",
    `/${"a".repeat(3000)}`,
    undefined,
    ["/sites"],
  ])("%s is not", (path) => {
    expect(ownPath(path)).toBeUndefined();
  });

  it("a visitor's own path is kept for later", () => {
    expect(loginPath("/sites/5?tab=x")).toBe("/login?next=%2Fsites%2F5%3Ftab%3Dx");
    expect(loginPath("//evil.test")).toBe("/login");
  });

  it("everybody lands where they belong", () => {
    const tenant = (status: "active" | "suspended" | "pending_payment") => ({
      isSuperuser: false,
      account: { status },
    });
    const sue = { isSuperuser: true, account: null };
    expect(landingPath(tenant("active"))).toBe("/sites");
    expect(landingPath(tenant("active"), "/usage")).toBe("/usage");
    expect(landingPath(tenant("active"), "/admin/accounts")).toBe("/sites");
    expect(landingPath(tenant("active"), "https://evil.test")).toBe("/sites");
    expect(landingPath(tenant("pending_payment"))).toBe("/payment");
    expect(landingPath(tenant("suspended"))).toBe("/billing");
    expect(landingPath(sue)).toBe("/admin");
    expect(landingPath(sue, "/sites")).toBe("/admin");
    expect(landingPath(sue, "/admin/payments?status=pending_approval")).toBe(
      "/admin/payments?status=pending_approval",
    );
  });
});
