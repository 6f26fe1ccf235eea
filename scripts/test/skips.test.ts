import { expect, it } from "vitest";
import { playwrightSkips, vitestSkips } from "./skips";

it("a vitest test that was skipped is counted under its reason, one without a reason and one not reached too", () => {
  const missing = { skipReason: "redis-server is missing" };
  const report = {
    numPassedTests: 1,
    testResults: [
      {
        name: "limits.test.ts",
        assertionResults: [
          { status: "skipped", title: "a", meta: missing },
          { status: "skipped", title: "b", meta: missing },
          { status: "passed", title: "c", meta: {} },
        ],
      },
      {
        name: "other.test.ts",
        assertionResults: [
          { status: "failed", title: "d" },
          { status: "todo", title: "e" },
          { status: "pending", title: "f", meta: {} },
        ],
      },
    ],
  };
  expect(vitestSkips(report)).toEqual({ "redis-server is missing": 2, "no reason given": 2 });
});

it("a story that was skipped is counted under what its annotation says, however deep its suite", () => {
  const skipped = (description?: string) => ({
    tests: [{ status: "skipped", annotations: [{ type: "skip", description }] }],
  });
  const passed = { tests: [{ status: "expected", annotations: [] }] };
  const inner = { specs: [skipped("no camera"), skipped()] };
  const report = { suites: [{ specs: [passed], suites: [inner] }, { specs: [skipped("no camera")] }] };
  expect(playwrightSkips(report)).toEqual({ "no camera": 2, "no reason given": 1 });
});

it("a report that was never written holds no skip", () => {
  expect(vitestSkips({})).toEqual({});
  expect(playwrightSkips({})).toEqual({});
});
