import { expect, it } from "vitest";
import { connectStep } from "./connect-step";

const plan = { isActive: true };
const owner = {
  account: { status: "trial", plan },
  role: "owner",
  emailVerified: true,
  viewAs: null,
} as const;

it.each([
  ["a visitor signs in or up", undefined, "visitor"],
  ["an owner of an open account chooses the site", owner, "form"],
  [
    "whoever has not confirmed the address does that first",
    { ...owner, emailVerified: false },
    "unconfirmed",
  ],
  ["an editor makes no keys", { ...owner, role: "editor" }, "role"],
  ["a suspended account connects nothing", { ...owner, account: { status: "suspended", plan } }, "shut"],
  ["somebody without an account has no sites", { ...owner, account: null, role: null }, "no_account"],
  ["staff who view as the tenant change nothing", { ...owner, viewAs: {} }, "no_account"],
] as const)("%s", (_, viewer, step) => {
  expect(connectStep(viewer as Parameters<typeof connectStep>[0])).toBe(step);
});
