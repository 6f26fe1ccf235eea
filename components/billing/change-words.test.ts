import { expect, it } from "vitest";
import { changeWords } from "./change-words";

const upgrade: Parameters<typeof changeWords>[0] = {
  change: "upgrade",
  plan: { name: "Scale", currency: "USD", maxSites: 5, maxUsers: 5, creditsPerMonth: 4000 },
  interval: "month",
  runningInterval: "month",
  dueCents: 9000,
  nextCents: 0,
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

it("a change that starts later says what will be charged then, and when", () => {
  const yearly = {
    ...upgrade,
    change: "schedule",
    interval: "year",
    dueCents: 0,
    nextCents: 168_708,
    effectiveAt: new Date("2026-07-15T12:00:00Z"),
  } as const;
  const { text } = changeWords(yearly);
  expect(text).toContain("Scale, yearly, starts on 15 Jul 2026");
  expect(text).toContain("You pay $1,687.08 for the year then.");
  expect(changeWords({ ...yearly, effectiveAt: null }).text).toContain("It costs $1,687.08 for the year.");
});
