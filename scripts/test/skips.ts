import { z } from "zod";

/** Why tests did not run -> how many of them. */
export type Skips = Record<string, number>;

const UNEXPLAINED = "no reason given";

const vitestReport = z.object({
  testResults: z
    .array(
      z.object({
        assertionResults: z.array(
          z.object({ status: z.string(), meta: z.object({ skipReason: z.string().optional() }).optional() }),
        ),
      }),
    )
    .default([]),
});

/** Of vitest's JSON report. "pending" is a test that was not reached, since its file's preparation failed. */
export function vitestSkips(report: unknown): Skips {
  const { testResults } = vitestReport.parse(report);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  return countReasons(skipped.map(({ meta }) => [meta?.skipReason ?? UNEXPLAINED, 1]));
}

const story = z.object({
  status: z.string(),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })).default([]),
});
const storySuite = z.object({
  specs: z.array(z.object({ tests: z.array(story) })).default([]),
  get suites() {
    return z.array(storySuite).optional();
  },
});
const playwrightReport = z.object({ suites: z.array(storySuite).default([]) });

/** Of Playwright's JSON report, where `test.skip(condition, reason)` leaves an annotation. */
export function playwrightSkips(report: unknown): Skips {
  const stories = playwrightReport.parse(report).suites.flatMap(storiesIn);
  const skipped = stories.filter(({ status }) => status === "skipped");
  return countReasons(
    skipped.map(({ annotations }) => [
      annotations.find(({ type }) => type === "skip")?.description ?? UNEXPLAINED,
      1,
    ]),
  );
}

function storiesIn({ specs, suites = [] }: z.infer<typeof storySuite>): z.infer<typeof story>[] {
  return [...specs.flatMap(({ tests }) => tests), ...suites.flatMap(storiesIn)];
}

export function countReasons(reasons: [reason: string, tests: number][]): Skips {
  const skips: Skips = {};
  for (const [reason, tests] of reasons) skips[reason] = (skips[reason] ?? 0) + tests;
  return skips;
}
