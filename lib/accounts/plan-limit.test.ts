import { describe, expect, it } from "vitest";
import { counted, planThatLifts, requireRoom } from "./plan-limit";

const plan = (name: string, maxSites: number, priceCents = 1) => ({
  name,
  maxSites,
  maxUsers: 2,
  maxSectorsPerSite: 5,
  priceCents,
});

describe("a plan's limit", () => {
  it("lets in as many as it says, and refuses the next with limit and used", () => {
    expect(() => requireRoom(plan("Growth", 3), "sites", 2)).not.toThrow();
    expect(() => requireRoom(plan("Growth", 3), "sites", 3)).toThrow("Your Growth plan allows 3 sites");
    expect(() => requireRoom(plan("Growth", 3), "sites", 4)).toThrow(
      expect.objectContaining({ code: "plan_limit_reached", details: { limit: 3, used: 4 } }),
    );
  });

  it("that several at once would pass says how many are in use, were chosen, and still fit", () => {
    expect(() => requireRoom(plan("Scale", 3), "sectors", 2, 3)).not.toThrow();
    expect(() => requireRoom(plan("Scale", 3), "sectors", 0, 7)).toThrow(
      expect.objectContaining({
        message:
          "Your Scale plan allows 5 sectors for each site, and 0 are in use: you chose 7, and there is room for 5. Upgrade to add more.",
        details: { limit: 5, used: 0 },
      }),
    );
  });

  it("is said in words", () => {
    expect([counted("sites", 1), counted("users", 2), counted("sectors", 5)]).toEqual([
      "1 site",
      "2 seats",
      "5 sectors for each site",
    ]);
  });

  it("is lifted by the cheapest plan on sale that allows more, never by one that is arranged", () => {
    const plans = [
      plan("Enterprise", 20, 0),
      plan("Scale", 5, 229),
      plan("Growth", 3, 139),
      plan("Starter", 1, 89),
    ];
    expect(planThatLifts(plans, "sites", 1)?.name).toBe("Growth");
    expect(planThatLifts(plans, "sites", 3)?.name).toBe("Scale");
    expect(planThatLifts(plans, "sites", 5)).toBeUndefined();
  });
});
