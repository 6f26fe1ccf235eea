import { expect, it } from "vitest";
import { maskBody } from "./mask-body";

it("nothing that was said is kept, its shape is", () => {
  const body = {
    email: "nora@example.com",
    code: 123456,
    remember: true,
    note: null,
    tags: ["a", "b"],
    at: { x: "yz" },
  };
  expect(maskBody(body)).toEqual({
    ...{ email: "text of 16 characters", code: "number", remember: true, note: null },
    ...{ tags: ["text of 1 characters", "text of 1 characters"], at: { x: "text of 2 characters" } },
  });
});

it("a large or deep body stays small", () => {
  const wide = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`${"n".repeat(500)}${index}`, index]),
  );
  const deep = JSON.parse(`${'{"a":'.repeat(500)}1${"}".repeat(500)}`);
  for (const body of [wide, deep, Array.from({ length: 10_000 }, () => "x".repeat(1000))])
    expect(JSON.stringify(maskBody(body)).length).toBeLessThan(4000);
  expect(maskBody([1, 2, 3, 4, 5])).toEqual(["number", "number", "number", "and 2 more"]);
});
