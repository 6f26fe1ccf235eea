import { expect, it } from "vitest";
import { siteActs } from "./site-acts";

const NOTHING = {
  mayEdit: false,
  mayDelete: false,
  mayAddSectors: false,
  mayRemoveSectors: false,
  mayMakeKeys: false,
  maySetBudget: false,
};

it("a viewer looks, an editor writes, an admin deletes and makes keys", () => {
  const site = { status: "active" } as const;
  expect(siteActs(site, "viewer")).toEqual(NOTHING);
  expect(siteActs(site, "editor")).toEqual({ ...NOTHING, mayEdit: true, mayAddSectors: true });
  expect(Object.values(siteActs(site, "admin"))).toEqual([true, true, true, true, true, true]);
});

it("a read-only site can be deleted, and nothing else", () => {
  expect(siteActs({ status: "read_only" }, "owner")).toEqual({ ...NOTHING, mayDelete: true });
  expect(siteActs({ status: "read_only" }, "editor")).toEqual(NOTHING);
});
