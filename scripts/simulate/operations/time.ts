import fc from "fast-check";
import { operation } from "../operation";
import { passTime } from "../world/pass-time";
import { type How, runRecurring } from "../world/run-recurring";

const how = fc.constantFrom<How>("once", "once", "twice", "sideBySide", "backwards");

/** Time passes. `jobs`: every hour's timetable, once at the end, or not at all. */
export const wait = operation<{ hours: number; jobs: "punctual" | "late" | "none" }>({
  // As many as the accounts need: generate.ts.
  weight: 1,
  args: fc.record({
    hours: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 72 }) },
      { weight: 4, arbitrary: fc.integer({ min: 73, max: 24 * 16 }) },
      { weight: 3, arbitrary: fc.integer({ min: 24 * 17, max: 24 * 40 }) },
    ),
    jobs: fc.constantFrom(
      "punctual" as const,
      "punctual" as const,
      "punctual" as const,
      "late" as const,
      "none" as const,
    ),
  }),
  run: passTime,
});

/** All recurring jobs run now. */
export const jobs = operation<{ how: How }>({
  weight: 4,
  args: fc.record({ how }),
  run: (world, { how }) => runRecurring(world, how),
});
