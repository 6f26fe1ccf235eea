/** Guards app/api/v1/, lib/api/route/, lib/api/input/, lib/api/answer/. */
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/test/harness/database";
import type { CallerWithEverything } from "./caller-with-everything";
import { allRoutes, METHODS, type RouteFile, unknownPaths } from "./routes";
import { fieldsOf, sampleOf, withField } from "./sample-body";
import { empty, expectEnvelope, json, LETS_IN_BY_BODY, takesBody, throwAt } from "./throw-at";

useDatabase();

let routes: RouteFile[];
let everywhere: RouteFile[];

beforeAll(async () => {
  routes = await allRoutes();
  everywhere = [...routes, await unknownPaths()];
});

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

const JSON_TYPE = "application/json";
const TYPES = new Set(BODIES.map(([, , type = JSON_TYPE]) => type));

const IDS = ["0", "-1", "1.5", "9223372036854775808", "1e3", "%00", "' or 1=1", "..", "NaN", "１", "null"];

describe("whatever is sent, no answer is a 5xx, and every one is the envelope", () => {
  it("bodies that are wrong as a whole", async () => {
    await throwAt(everywhere, async (ask, { method }) => {
      if (takesBody(method))
        for (const [name, body, type = JSON_TYPE] of BODIES) await ask(name, () => ({ type, body }));
      else for (const type of TYPES) await ask(`no body, ${type}`, () => ({ type }));
    });
  }, 240_000);

  it("each field of each body, with each value that it does not expect, beside valid ones", async () => {
    await throwAt(everywhere, async (ask, { file, method }) => {
      if (!file.definition(method).input) return;
      for (const { path } of [...fieldsOf(file, method), { path: ["unknown_field"] }])
        for (const value of VALUES)
          await ask(`${path.join(".")}=${JSON.stringify(value).slice(0, 40)}`, ({ rows }) =>
            json(withField(sampleOf(file, method, rows), path, value)),
          );
    });
  }, 240_000);

  it("ids and queries that cannot be", async () => {
    await throwAt(everywhere, async (ask, { method }) => {
      for (const bad of IDS) {
        const value = encodeURIComponent(bad);
        const query = `?limit=${value}&cursor=${value}&site_id=${value}&status=${value}&plan=${value}&q=${value}&q=x`;
        await ask(bad, () => ({ ...empty(method), ids: { id: bad, sector_id: bad }, query }));
      }
    });
  }, 240_000);

  it("headers that are odd, doubled or too long", async () => {
    const odd: Record<string, string>[] = [
      { "idempotency-key": "a, b" },
      { "idempotency-key": "x".repeat(5000) },
      { "x-request-id": "not-a-uuid, 0b7f9e6e-5a39-4f5b-8a3e-0d5b6f8f7a11" },
      { "content-length": "-1" },
      { "x-forwarded-for": `${"1.2.3.4,".repeat(500)}<script>` },
      { accept: "text/html", origin: "https://evil.example" },
    ];
    await throwAt(everywhere, async (ask, { method }) => {
      for (const headers of odd)
        await ask(JSON.stringify(headers).slice(0, 60), () => ({ ...empty(method), headers }));
    });
  }, 240_000);

  it("a method that is not allowed is 405 with Allow", async () => {
    for (const file of routes)
      for (const method of METHODS.filter(
        (name) => name !== "OPTIONS" && name !== "HEAD" && !file.methods.includes(name),
      )) {
        const answer = await expectEnvelope("nothing", { file, method });
        expect(`${method} ${file.path} ${answer.status}`).toBe(`${method} ${file.path} 405`);
        expect(answer.headers.get("allow")).toContain(file.methods[0]!);
        expect(answer.json.code).toBe("method_not_allowed");
      }
  });

  it("a path that nobody knows is 404, whatever the method", async () => {
    const unknown = await unknownPaths();
    for (const method of METHODS.filter((name) => name !== "HEAD")) {
      const { status, json } = await expectEnvelope("nothing", { file: unknown, method });
      expect({ method, status, code: json.code }).toEqual({ method, status: 404, code: "not_found" });
    }
  });
});

describe("beside a bad field nothing else is refused:", () => {
  it("a body whose fields are all valid succeeds, where one may call at all", async () => {
    await throwAt(everywhere, async (ask, { file, method }) => {
      const { input, auth, status = 200 } = file.definition(method);
      if (!input || auth === "none" || LETS_IN_BY_BODY.includes(file.path)) return;
      const answer = await ask("the sample", ({ rows }) => json(sampleOf(file, method, rows)));
      expect(`${method} ${file.path} ${answer.status} ${answer.text}`).toContain(
        `${method} ${file.path} ${status} `,
      );
    });
  }, 240_000);

  it("and is valid where anyone may", async () => {
    for (const file of routes)
      for (const method of file.methods) {
        const { input } = file.definition(method);
        const problem = input?.safeParse(sampleOf(file, method, {})).error;
        expect({ route: `${method} ${file.path}`, problem }).toEqual({ route: `${method} ${file.path}` });
      }
  });

  it("each required field left out, one at a time, is 400 and named", async () => {
    await throwAt(everywhere, async (ask, { file, method }) => {
      if (!file.definition(method).input) return;
      for (const { path } of fieldsOf(file, method).filter(({ required }) => required)) {
        const without = ({ rows }: CallerWithEverything) =>
          json(withField(sampleOf(file, method, rows), path, undefined));
        const name = path.join(".");
        const { status, json: answer } = await ask(`no ${name}`, without);
        const route = `${method} ${file.path}`;
        expect({ route, status, code: answer.code, errors: answer.errors }).toEqual({
          route,
          status: 400,
          code: "validation_error",
          errors: { [name]: [expect.any(String)] },
        });
      }
    });
  }, 240_000);
});
