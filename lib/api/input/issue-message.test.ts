import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { AppError } from "@/lib/errors";
import { validate } from "./validate";

/** The message of field `a` when `value` is sent for it. */
function messageFor(schema: z.ZodType, value: unknown): string | undefined {
  try {
    validate(z.object({ a: schema }), { a: value });
  } catch (error) {
    return (error as AppError).fields?.a?.[0];
  }
}

describe("a field that does not fit says what to send", () => {
  it.each([
    ["is missing", z.string(), undefined, "This is required."],
    ["is empty", z.string().min(1), "", "This is required."],
    ["is of another type", z.string(), 5, "Send text here."],
    ["is no whole number", z.int(), 1.5, "Send a whole number here."],
    ["is no number", z.number(), "x", "Send a number here."],
    ["is too short", z.string().min(3), "ab", "Use at least 3 characters."],
    ["is too long", z.string().max(1), "ab", "Use at most 1 character."],
    ["is too large a number", z.int().max(100), 101, "Use a number of at most 100."],
    ["has too many items", z.array(z.int()).max(2), [1, 2, 3], "Send at most 2 items."],
    ["is none of the choices", z.enum(["a", "b"]), "c", "Choose one of: a, b."],
    ["is none of a filter's choices", z.enum(["a", "b", ""]), "c", "Choose one of: a, b."],
    ["is no address", z.email(), "x", "This is not an email address."],
    ["is no time", z.iso.datetime(), "x", "This is not a time in ISO 8601, such as 2026-01-31T12:00:00Z."],
  ])("when it %s", (_, schema, value, message) => {
    expect(messageFor(schema, value)).toBe(message);
  });

  it("in the schema's own words, where it has some", () => {
    expect(messageFor(z.string("Tell us your name."), undefined)).toBe("Tell us your name.");
  });
});
