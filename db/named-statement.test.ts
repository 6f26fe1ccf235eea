import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import { namedStatement } from "./named-statement";
import { statementAsSystem } from "./scope";

useDatabase();

it("is compiled once, and takes other values each time", async () => {
  let built = 0;
  const sum = namedStatement<{ left: number; right: number }, { sum: number }>("sum", ({ left, right }) => {
    built += 1;
    return sql`select ${left}::int + ${right}::int - ${left}::int + ${left}::int as sum`;
  });
  for (const [left, right] of [
    [1, 2],
    [30, 40],
  ] as const)
    expect(await statementAsSystem(sum, { left, right })).toEqual([{ sum: left + right }]);
  expect(built).toBe(1);
  expect(sum.compiled({ left: 5, right: 6 })).toMatchObject({ name: "sum", values: [5, 6, 5, 5] });
});
