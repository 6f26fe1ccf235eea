import { expect, it } from "vitest";
import { ROLES } from "@/db/words";
import { hasPermission, PERMISSIONS, type Permission } from "./role";

it("a stronger role may do all that a weaker one may", () => {
  for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
    const allowed = ROLES.map((role) => hasPermission(role, permission));
    expect(allowed).toEqual([...allowed].sort());
    expect(allowed.at(-1)).toBe(true);
  }
});

it("a viewer reads, an editor writes, an admin deletes, an owner decides on the plan", () => {
  expect(hasPermission("viewer", "sites:write")).toBe(false);
  expect(hasPermission("editor", "sites:write")).toBe(true);
  expect(hasPermission("editor", "sites:delete")).toBe(false);
  expect(hasPermission("admin", "billing:pay")).toBe(true);
  expect(hasPermission("admin", "billing:manage")).toBe(false);
});
