import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { accessTokenFor, type Cast, createCast } from "@/test/cast";
import { useDatabase } from "@/test/harness/database";
import { allRoutes, bearer, METHODS, type Method, type RouteFile, send } from "./routes";
import { keyFor } from "./world";

useDatabase();

let cast: Cast;
let routes: RouteFile[];
let key: string;

beforeAll(async () => {
  cast = await createCast();
  routes = await allRoutes();
  key = (await keyFor(cast.acme)).key;
});
beforeEach(forgetLimits);

/** Values that no field expects, put into every field of every body. */
const VALUES: unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  2 ** 63,
  Number.MAX_SAFE_INTEGER + 1,
  "",
  "\u0000",
  "\ud800",
  "'; drop table accounts; --",
  "<script>alert(1)</script>",
  "x".repeat(100_000),
  [],
  {},
  [[[[]]]],
  { $ne: null },
];

/** Bodies that are wrong as a whole. */
const BODIES: [name: string, body: BodyInit, type?: string][] = [
  ["nothing", ""],
  ["not JSON", "{"],
  ["NaN", '{"units": NaN}'],
  ["a number", "1"],
  ["null", "null"],
  ["a list", "[1]"],
  ["a text", '"x"'],
  ["a prototype", '{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}'],
  ["deep nesting", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`],
  ["deep lists", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ["10 MB", `{"x": "${"x".repeat(10_000_000)}"}`],
  ["a form", "a=1&b=2", "application/x-www-form-urlencoded"],
  ["XML", "<a/>", "text/xml"],
  ["no type", new Uint8Array([0x7b, 0x7d]), ""],
];

const IDS = ["0", "-1", "1.5", "9223372036854775808", "1e3", "%00", "' or 1=1", "..", "NaN", "１", "null"];

describe("whatever is sent, no answer is a 5xx, and every one is the envelope", () => {
  test("bodies that are wrong as a whole", async () => {
    await throwAt(async (file, method, token) => {
      for (const [name, body, type = "application/json"] of BODIES)
        await expectEnvelope(`${name} to ${method} ${file.path}`, () =>
          send(file, method, {
            headers: headersFor(token, type),
            body: takesBody(method) ? body : undefined,
          }),
        );
    });
  }, 240_000);

  test("each field of each body, with each value that it does not expect", async () => {
    await throwAt(async (file, method, token) => {
      if (!file.definition(method).input) return;
      for (const field of fieldsOf(file, method))
        for (const value of VALUES)
          await expectEnvelope(
            `${field}=${JSON.stringify(value)?.slice(0, 40)} to ${method} ${file.path}`,
            () =>
              send(file, method, {
                headers: headersFor(token, "application/json"),
                body: JSON.stringify({ ...sampleOf(file, method), [field]: value }),
              }),
          );
    });
  }, 240_000);

  test("ids and queries that cannot be", async () => {
    await throwAt(async (file, method, token) => {
      for (const bad of IDS) {
        const value = encodeURIComponent(bad);
        const query = `?limit=${value}&cursor=${value}&site_id=${value}&status=${value}&plan=${value}&q=${value}&q=x`;
        await expectEnvelope(`${bad} to ${method} ${file.path}`, () =>
          send(file, method, {
            ids: { id: bad, sector_id: bad },
            query,
            headers: headersFor(token, "application/json"),
            body: takesBody(method) ? "{}" : undefined,
          }),
        );
      }
    });
  }, 240_000);

  test("headers that are odd, doubled or too long", async () => {
    const odd: Record<string, string>[] = [
      { "idempotency-key": "a, b" },
      { "idempotency-key": "x".repeat(5000) },
      { "x-request-id": "not-a-uuid, 0b7f9e6e-5a39-4f5b-8a3e-0d5b6f8f7a11" },
      { "content-length": "-1" },
      { "x-forwarded-for": `${"1.2.3.4,".repeat(500)}<script>` },
      { accept: "text/html", origin: "https://evil.example" },
    ];
    await throwAt(async (file, method, token) => {
      for (const headers of odd)
        await expectEnvelope(`${JSON.stringify(headers).slice(0, 60)} to ${method} ${file.path}`, () =>
          send(file, method, {
            headers: { ...headersFor(token, "application/json"), ...headers },
            body: takesBody(method) ? "{}" : undefined,
          }),
        );
    });
  }, 240_000);

  test("a method that is not allowed is 405 with Allow", async () => {
    for (const file of routes)
      for (const method of METHODS.filter(
        (name) => name !== "OPTIONS" && name !== "HEAD" && !file.methods.includes(name),
      )) {
        forgetLimits();
        const answer = await send(file, method, { headers: bearer(key) });
        expect(`${method} ${file.path} ${answer.status}`).toBe(`${method} ${file.path} 405`);
        expect(answer.headers.get("allow")).toContain(file.methods[0]!);
        expect(answer.json).toMatchObject({ success: false, code: "method_not_allowed" });
      }
  });
});

/** Every declared method, by the caller who gets furthest. */
async function throwAt(
  work: (file: RouteFile, method: Method, token: string) => Promise<void>,
): Promise<void> {
  for (const file of routes) {
    for (const method of file.methods) {
      const { auth, keyScope, permission } = file.definition(method);
      const person = auth === "superuser" ? cast.sue : cast.olivia;
      const token = keyScope && !permission ? key : auth === "none" ? "" : await accessTokenFor(person);
      await work(file, method, token);
    }
  }
}

async function expectEnvelope(name: string, ask: () => ReturnType<typeof send>): Promise<void> {
  forgetLimits();
  const { status, json, headers } = await ask();
  const id = headers.get("x-request-id");
  if (status >= 500) throw new Error(`${name}: ${status} ${JSON.stringify(json)}`);
  if (headers.get("content-type")?.startsWith("application/json") && !("openapi" in json))
    expect({ name, success: json.success, id: json.request_id }).toEqual({ name, success: status < 400, id });
  expect(headers.get("x-throttle-remaining")).toMatch(/^\d+$/);
}

function headersFor(token: string, type: string): Record<string, string> {
  const headers: Record<string, string> = { "idempotency-key": crypto.randomUUID() };
  if (token) headers.authorization = `Bearer ${token}`;
  if (type) headers["content-type"] = type;
  return headers;
}

function takesBody(method: Method): boolean {
  return method !== "GET" && method !== "DELETE" && method !== "HEAD";
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  type?: string;
  enum?: unknown[];
  anyOf?: JsonSchema[];
}

function fieldsOf(file: RouteFile, method: Method): string[] {
  return [...Object.keys(schemaOf(file, method).properties ?? {}), "unknown_field"];
}

/** Something of the right type for each field, so that one wrong field at a time is looked at. */
function sampleOf(file: RouteFile, method: Method): Record<string, unknown> {
  const properties = schemaOf(file, method).properties ?? {};
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)]));
}

function valueFor(schema: JsonSchema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return valueFor(schema.anyOf[0]!);
  if (schema.type === "integer" || schema.type === "number") return 1;
  if (schema.type === "boolean") return true;
  if (schema.type === "array") return [];
  return schema.type === "object" ? {} : "text";
}

function schemaOf(file: RouteFile, method: Method): JsonSchema {
  const { input } = file.definition(method);
  return input ? (z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as JsonSchema) : {};
}
