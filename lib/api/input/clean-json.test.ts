import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { findUncleanValue } from "./clean-json";
import { readJsonBody } from "./read-json-body";
import { validate } from "./validate";

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, i % 10]));

async function fieldsFor(schema: z.ZodType, body: unknown): Promise<Record<string, string[]> | undefined> {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://own.invalid", { method: "POST", headers, body: JSON.stringify(body) });
  try {
    validate(schema, await readJsonBody(request));
  } catch (error) {
    if (error instanceof AppError) return error.fields;
    throw error;
  }
  return undefined;
}

describe("an answer about a body that does not fit stays small, however much was sent", () => {
  const item = z.strictObject({ a: z.string(), b: z.string(), c: z.string() });
  const open = z.strictObject({ metadata: z.record(z.string(), z.int()) });

  it.each([
    ["70,000 unknown fields", z.strictObject({}), many(70_000)],
    ["9,000 unknown fields", z.strictObject({}), many(9000)],
    [
      "9,000 wrong values below a name of 500,000 characters",
      z.strictObject({ metadata: z.record(z.string(), z.record(z.string(), z.string())) }),
      { metadata: { ["n".repeat(500_000)]: many(9000) } },
    ],
    ["300,000 empty items", z.array(item).max(500), Array.from({ length: 300_000 }, () => ({}))],
    ["3,000 empty items", z.array(item).max(500), Array.from({ length: 3000 }, () => ({}))],
    ["one unknown field with a name of 900,000 characters", z.strictObject({}), { ["x".repeat(900_000)]: 1 }],
    ["a wrong value deep below long names", open, { metadata: { ["k".repeat(400_000)]: "x" } }],
    ["long names around text that cannot be stored", open, { metadata: { ["k".repeat(400_000)]: "\u0000" } }],
  ])("%s", async (_, schema, body) => {
    const fields = await fieldsFor(schema, body);
    expect(fields).toBeDefined();
    expect(JSON.stringify(fields).length).toBeLessThan(15_000);
  });

  it("and still names every field of a body that anybody means", async () => {
    const fields = await fieldsFor(z.strictObject({ a: z.int() }), { a: "x", b: 1, c: 2 });
    expect(Object.keys(fields ?? {}).sort()).toEqual(["a", "b", "c"]);
  });
});

describe("the number of values in a body", () => {
  it("may be what the largest batch has", () => {
    const items = Array.from({ length: 500 }, () => many(6));
    expect(findUncleanValue({ items })).toBeUndefined();
  });

  it("may not be what nobody means, in however many levels", () => {
    const nested = Array.from({ length: 120 }, () => Array.from({ length: 100 }, () => 1));
    expect(findUncleanValue(nested)).toEqual({ body: ["Holds more than 10000 values."] });
  });
});
