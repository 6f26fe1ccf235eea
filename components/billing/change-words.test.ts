import { expect, it } from "vitest";
import { changeWords } from "./change-words";

const upgrade: Parameters<typeof changeWords>[0] = {
  change: "upgrade",
  plan: { name: "Scale", currency: "USD", maxSites: 5, maxUsers: 5, creditsPerMonth: 4000 },
  interval: "month",
  runningInterval: "month",
  dueCents: 9000,
  droppedPlan: null,
  effectiveAt: null,
  excessSites: 0,
  excessUsers: 0,
};

it("an upgrade says what is paid and for how long", () => {
  expect(changeWords(upgrade).text).toBe(
    "You pay $90.00 for the rest of the running period. When it is paid, your balance is set to 4,000 credits and the new limits hold.",
  );
});

it("and that a smaller plan that was to come next will not", () => {
  expect(changeWords({ ...upgrade, droppedPlan: "Starter" }).text).toContain(
    "The change to Starter that was waiting is dropped then.",
  );
});
