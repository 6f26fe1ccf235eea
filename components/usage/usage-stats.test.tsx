import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { UsageStats } from "./usage-stats";

const DAY_20 = new Date("2026-06-20T12:00:00Z");
const DAY_29 = new Date("2026-06-29T12:00:00Z");
const MONTHLY = {
  plan: 1000,
  bought: 0,
  held: 0,
  available: 1000,
  rhythm: "monthly",
  emptyAt: undefined,
  renewsAt: DAY_29,
  endsAt: undefined,
} as const;
const CANCELLED = { ...MONTHLY, renewsAt: undefined, endsAt: DAY_29 };
const TRIAL = { ...CANCELLED, rhythm: "once" } as const;
const ENDS = "Your trial ends on 29 Jun 2026. A paid plan brings new credits each month.";
const UNPAID = { ...MONTHLY, rhythm: "when_paid", renewsAt: undefined } as const;

it.each([
  ["a trial that spends nothing", TRIAL, "29 Jun 2026", ENDS],
  ["a trial that spends slowly", { ...TRIAL, emptyAt: new Date("2027-01-01") }, "29 Jun 2026", ENDS],
  ["a trial that spends fast", { ...TRIAL, emptyAt: DAY_20 }, "20 Jun 2026", ENDS],
  ["a trial that has spent all", { ...TRIAL, available: 0 }, "Nothing is left", ENDS],
  ["a plan that spends nothing", MONTHLY, "Your next renewal", "New credits on 29 Jun 2026."],
  [
    "an account that nothing renews and nothing ends",
    UNPAID,
    "You use them",
    "Your credits arrive when your payment is confirmed.",
  ],
  [
    "an account that is past due",
    { ...UNPAID, rhythm: "when_renewed" } as const,
    "You use them",
    "New credits arrive when your renewal is paid.",
  ],
  ["a plan that spends fast", { ...MONTHLY, emptyAt: DAY_20 }, "20 Jun 2026", "New credits on 29 Jun 2026."],
  [
    "a cancelled plan that spends nothing",
    CANCELLED,
    "29 Jun 2026",
    "Your subscription ends before it brings new credits.",
  ],
])("the credits of %s last until then and no longer", (_, { emptyAt, ...standing }, until, hint) => {
  const html = renderToStaticMarkup(
    <UsageStats {...standing} perPeriod={1000} days={30} forecast={{ perDay: 0, emptyAt }} />,
  );
  expect(html).toContain(`>${until}<`);
  expect(html).toContain(hint);
});

it("says which credits are bought and which are held, where some are", () => {
  const stats = (pools: object) =>
    renderToStaticMarkup(
      <UsageStats
        {...MONTHLY}
        {...pools}
        perPeriod={1000}
        days={30}
        forecast={{ perDay: 0, emptyAt: undefined }}
      />,
    );
  const html = stats({ bought: 2500, held: 1200, available: 2300 });
  expect(html).toContain(">2,300<");
  expect(html).toContain("You have 1,000 of your plan and 2,500 bought. 1,200 are held for running work.");
  expect(stats({})).not.toMatch(/bought|held/);
});
