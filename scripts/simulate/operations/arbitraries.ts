import fc from "fast-check";

/** Plans that people choose and pay for. */
export const paidPlan = fc.constantFrom("starter" as const, "growth" as const, "scale" as const);
export const interval = fc.constantFrom("month" as const, "month" as const, "year" as const);
/** Names one of several, newest first; mostly the newest. */
export const which = fc.constantFrom(0, 0, 0, 1, 2);
export const share = fc.constantFrom(25, 50, 100, 100);
export const justWho = (who: fc.Arbitrary<string>) => fc.record({ who });
