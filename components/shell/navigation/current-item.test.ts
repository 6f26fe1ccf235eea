import { expect, it } from "vitest";
import { ADMIN_NAV } from "./admin-nav";
import { currentItem } from "./current-item";
import { tenantDestinations, tenantNav } from "./tenant-nav";

it("a page below an item marks that item, not the one above it", () => {
  expect(currentItem(ADMIN_NAV, "/admin/accounts/7")?.label).toBe("Accounts");
  expect(currentItem(ADMIN_NAV, "/admin")?.label).toBe("Overview");
});

it("an address that only begins alike marks nothing", () => {
  expect(currentItem(tenantNav("owner", false), "/teamwork")).toBeUndefined();
});

it("a viewer is not shown what their role can't open", () => {
  expect(tenantNav("viewer", false).map(({ label }) => label)).toEqual(["Sites", "Usage", "Settings"]);
});

it("a suspended account is shown only what settles it", () => {
  expect(tenantNav("owner", true).map(({ href }) => href)).toEqual(["/billing", "/payment"]);
});

it("a member of a suspended account who can't settle it is shown no page that is not there for them", () => {
  for (const role of ["viewer", "editor"] as const)
    expect(tenantNav(role, true).map(({ label }) => label)).toEqual(["Account"]);
});

it("the command menu goes to each page of the menu and to what stands in none, as far as the role opens it", () => {
  const labels = (...who: Parameters<typeof tenantDestinations>) =>
    tenantDestinations(...who).map(({ label }) => label);
  expect(labels("owner", false)).toEqual(
    expect.arrayContaining([...tenantNav("owner", false).map(({ label }) => label), "Add a site", "Payment"]),
  );
  expect(labels("viewer", false)).toContain("Two-factor sign-in");
  expect(labels("viewer", false)).not.toContain("Add a site");
  expect(labels("owner", true)).toEqual(["Billing", "Payment"]);
});
