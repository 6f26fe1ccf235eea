/** Guards lib/api/input/, lib/api/answer/, lib/api/idempotency/idempotency.ts, lib/pagination.ts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { errorBody } from "@/lib/api/answer/envelope";
import { requestIdOf } from "@/lib/api/answer/request-id";
import { idempotencyKeyOf } from "@/lib/api/idempotency/idempotency";
import { findUncleanValue } from "@/lib/api/input/clean-json";
import { readJsonBody } from "@/lib/api/input/read-json-body";
import { MAX_BODY_BYTES } from "@/lib/api/input/read-text";
import { idParam, validate, validateParams } from "@/lib/api/input/validate";
import { AppError } from "@/lib/errors";
import { afterId, page } from "@/lib/pagination";

const post = (body: BodyInit, type = "application/json") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });

describe("a body", () => {
  it("is JSON, or the answer says what is wrong", async () => {
    await expect(readJsonBody(post("{"))).rejects.toMatchObject({ code: "invalid_json" });
    await expect(readJsonBody(post("{}", "text/plain"))).rejects.toMatchObject({
      code: "unsupported_media_type",
    });
    await expect(readJsonBody(post(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toMatchObject({
      code: "invalid_json",
    });
    expect(await readJsonBody(post('{"a":1}', "application/json; charset=utf-8"))).toEqual({ a: 1 });
  });

  it("is not read beyond 1 MiB, whatever length it claims", async () => {
    const big = `"${"x".repeat(MAX_BODY_BYTES)}"`;
    await expect(readJsonBody(post(big))).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it("carries no text that the database cannot store, and no prototype", async () => {
    for (const body of [
      '{"a":"\\u0000"}',
      '{"a":"\\ud800"}',
      '{"__proto__":{"x":1}}',
      '{"a":{"\\u0000":1}}',
    ]) {
      await expect(readJsonBody(post(body))).rejects.toMatchObject({ code: "validation_error" });
    }
  });

  it("of a client that breaks off is malformed, not an error of ours", async () => {
    const cut = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new Error("aborted"));
      },
    });
    const headers = { "content-type": "application/json" };
    const request = new Request("http://localhost/", {
      method: "POST",
      body: cut,
      headers,
      duplex: "half",
    } as RequestInit);
    await expect(readJsonBody(request)).rejects.toMatchObject({ code: "invalid_json" });
  });

  it("survives any depth", async () => {
    await expect(readJsonBody(post("[".repeat(100_000) + "]".repeat(100_000)))).rejects.toBeInstanceOf(
      AppError,
    );
  });

  it("of ordinary JSON is never refused", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, noUnicodeString: true }), (text) => {
        const value: unknown = JSON.parse(text);
        return text.includes("__proto__") || findUncleanValue(value) === undefined;
      }),
    );
  });

  it("takes no number beyond what a number can be: JSON would give it back as null", async () => {
    await expect(readJsonBody(post('{"sizes":[1,-1e999]}'))).rejects.toMatchObject({
      code: "validation_error",
      fields: { "sizes.1": ["Is beyond what a number can be."] },
    });
  });
});

describe("fields", () => {
  it("unknown ones are named", () => {
    expect(() => validate(z.strictObject({ a: z.string() }), { a: "1", b: 2 })).toThrow(
      expect.objectContaining({ fields: { b: ["Unknown field."] } }),
    );
  });

  it("an id that cannot be one is not there", () => {
    for (const id of ["0", "-1", "1.5", "abc", "9223372036854775808", "", "1e3", "01"]) {
      expect(() => validateParams(z.object({ id: idParam }), { id })).toThrow(
        expect.objectContaining({ code: "not_found" }),
      );
    }
    expect(validateParams(z.object({ id: idParam }), { id: "42" })).toEqual({ id: 42 });
  });
});

describe("pages", () => {
  it("a cursor leads to the row after the last one", () => {
    const rows = [1, 2, 3, 4].map((id) => ({ id }));
    const first = page(rows, 3, (row) => row.id);
    expect(first.results).toHaveLength(3);
    expect(afterId(first.next_cursor ?? undefined)).toBe(3);
    expect(page(rows, 4, (row) => row.id).next_cursor).toBeNull();
  });

  it("a made-up cursor is refused", () => {
    for (const cursor of ["x", "MQ", Buffer.from("id:-1").toString("base64url")]) {
      expect(() => afterId(cursor)).toThrow(expect.objectContaining({ code: "invalid_cursor" }));
    }
  });
});

describe("headers", () => {
  it("a valid request id is kept, any other is replaced", () => {
    const mine = "3F2504E0-4F89-41D3-9A0C-0305E82C3301";
    expect(requestIdOf(new Headers({ "x-request-id": mine }))).toBe(mine);
    expect(requestIdOf(new Headers({ "x-request-id": "<script>" }))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("an idempotency key is 1 to 255 visible ASCII characters", () => {
    expect(idempotencyKeyOf(new Headers())).toBeUndefined();
    expect(idempotencyKeyOf(new Headers({ "idempotency-key": "k".repeat(255) }))).toHaveLength(255);
    for (const key of ["", "k".repeat(256), "a b", "é"]) {
      expect(() => idempotencyKeyOf(new Headers({ "idempotency-key": key }))).toThrow(AppError);
    }
  });
});

it("what a client needs to mend its request stands beside the error and among the errors", () => {
  const body = errorBody(new AppError("amount_mismatch", { details: { expected: "89.00" } }), "id");
  expect(body).toMatchObject({
    success: false,
    code: "amount_mismatch",
    expected: "89.00",
    errors: { expected: ["89.00"] },
  });
});
