import { expect, it } from "vitest";
import { cancelWords } from "./cancel-words";

const AT = new Date("2026-03-10T12:00:00Z");
const paid = { status: "active", currentPeriodEnd: new Date("2026-03-31T00:00:00Z") } as const;
const account = { status: "active" } as const;

it("what is paid works until its end, and can be resumed until then", () => {
  expect(cancelWords({ subscription: paid, account, at: AT })).toMatch(
    /^Everything works until .*Mar.* resume/,
  );
});

it("of a suspended account nothing works, so nothing is promised but the day it ends", () => {
  const words = cancelWords({ subscription: paid, account: { status: "suspended" }, at: AT });
  expect(words).toMatch(/^The subscription ends on .*your account stays suspended/);
});

it.each([
  [{ ...paid, status: "pending_payment" }, "Nothing is paid yet"],
  [{ ...paid, currentPeriodEnd: null }, "What was paid is over"],
  [{ status: "past_due", currentPeriodEnd: new Date("2026-03-01T00:00:00Z") }, "What was paid is over"],
] as const)("what is not paid ends at once: %o", (subscription, why) => {
  expect(cancelWords({ subscription, account, at: AT })).toMatch(
    new RegExp(`^${why}, so it ends immediately`),
  );
});
