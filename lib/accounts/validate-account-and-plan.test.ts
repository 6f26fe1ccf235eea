import { expect, it } from "vitest";
import { ACCOUNT_STATUSES } from "@/db/words";
import { validateAccountAndPlan } from "./validate-account-and-plan";

const plan = { isActive: true };

it("lets trial, active and pending accounts pass, and nobody else", () => {
  const verdicts = ACCOUNT_STATUSES.map((status) => [status, validateAccountAndPlan({ status, plan })]);
  expect(Object.fromEntries(verdicts)).toEqual({
    trial: undefined,
    active: undefined,
    pending_payment: undefined,
    suspended: "account_suspended",
    cancelled: "account_cancelled",
  });
});

it("refuses an account with no plan, or with one that is not offered any more", () => {
  expect(validateAccountAndPlan({ status: "active", plan: null })).toBe("no_plan");
  expect(validateAccountAndPlan({ status: "active", plan: { isActive: false } })).toBe("plan_inactive");
});

it("names the suspension before the plan: paying for one would not lift the other", () => {
  expect(validateAccountAndPlan({ status: "suspended", plan: null })).toBe("account_suspended");
});
