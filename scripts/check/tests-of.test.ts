import { describe, expect, it } from "vitest";
import { testsOf } from "./tests-of";

const TESTS = [
  { name: "lib/credits/ledger.test.ts", imports: ["lib/credits/write-ledger"] },
  { name: "test/api/credits.test.ts", imports: ["lib/credits/write-ledger", "test/cast"] },
  { name: "lib/mail/layout.test.ts", imports: ["lib/mail/layout"] },
];

describe("npm run check", () => {
  it("runs the tests that import what changed, the one beside it first", () => {
    expect(testsOf(["lib/credits/write-ledger.ts"], TESTS)).toEqual({
      chosen: ["test/architecture", "lib/credits/ledger.test.ts", "test/api/credits.test.ts"],
      left: 0,
    });
  });

  it("runs a changed test before all others", () => {
    const { chosen } = testsOf(["lib/credits/write-ledger.ts", "test/api/credits.test.ts"], TESTS);
    expect(chosen[1]).toBe("test/api/credits.test.ts");
  });

  it("says how many it leaves out", () => {
    expect(testsOf(["lib/credits/write-ledger.ts"], TESTS, 1)).toEqual({
      chosen: ["test/architecture", "lib/credits/ledger.test.ts"],
      left: 1,
    });
  });

  it("leaves out what starts the app, even when it changed", () => {
    const slow = [
      { name: "test/start/fresh.test.ts", imports: [] },
      { name: "test/api/headers.test.ts", imports: ["test/harness/app"] },
    ];
    expect(testsOf(["test/start/fresh.test.ts", "test/api/headers.test.ts"], slow)).toEqual({
      chosen: ["test/architecture"],
      left: 2,
    });
  });

  it("checks the architecture even when only documents changed", () => {
    expect(testsOf(["docs/deploy.md"], TESTS)).toEqual({ chosen: ["test/architecture"], left: 0 });
  });
});
