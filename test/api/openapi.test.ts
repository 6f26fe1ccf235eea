/** Guards app/api/v1/openapi.json/route.ts, lib/api/openapi/. */
import SwaggerParser from "@apidevtools/swagger-parser";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { allRoutes } from "./routes";
import { sampleOf } from "./sample-body";

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: { "application/json": { schema: object } } };
  responses: Record<string, { content: object }>;
}

interface OpenApi {
  openapi: string;
  components: { schemas: Record<string, object> };
  paths: Record<string, Record<string, Operation>>;
}

interface Described extends Operation {
  /** "GET /sites/{id}/" */
  name: string;
  path: string;
}

/** As every client gets it. */
let document: OpenApi;
let operations: Described[];

beforeAll(async () => {
  const request = new Request("http://localhost/api/v1/openapi.json");
  const response = await GET(request, { params: Promise.resolve({}) });
  document = await response.json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      name: `${method.toUpperCase()} ${path}`,
    })),
  );
});

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    expect(document.openapi).toBe("3.1.0");
    await SwaggerParser.validate(copy());
  });

  it("has nothing but valid JSON Schemas, which the parser does not look into", () => {
    const ajv = new Ajv2020({ strict: false });
    const wrong = valuesOf("schema").filter((schema) => !ajv.validateSchema(schema as object));
    expect(wrong).toEqual([]);
    expect(valuesOf("schema").length).toBeGreaterThan(operations.length);
  });

  it("would be refused with a fault in it", async () => {
    const faulty = copy();
    faulty.paths["/plans/"]!.get!.responses.done = { content: {} };
    await expect(SwaggerParser.validate(faulty)).rejects.toThrow("schema validation failed");
  });

  it("describes every method of every route but itself", async () => {
    const routes = await allRoutes();
    const declared = routes.flatMap((file) => file.methods.map((method) => `${method} ${file.path}`));
    const described = operations.map(({ name }) => name);
    expect([...described, "GET /openapi.json"].sort()).toEqual(declared.sort());
  });

  it("names each operation once", () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]\w+$/i.test(id))).toEqual([]);
  });

  it("declares the parameters of each path, and no others", () => {
    const wrong = operations.filter(({ path, parameters }) => {
      const declared = parameters.filter((parameter) => parameter.in === "path" && parameter.required);
      return placeholders(path).join() !== declared.map(({ name }) => name).join();
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("says of each operation how it succeeds and how it fails", () => {
    const lacks = (pattern: RegExp) =>
      operations.filter(({ responses }) => !Object.keys(responses).some((status) => pattern.test(status)));
    expect(lacks(/^2\d\d$/).map(({ name }) => name)).toEqual([]);
    expect(lacks(/^4\d\d$/).map(({ name }) => name)).toEqual([]);
    expect(lacks(/^429$/).map(({ name }) => name)).toEqual([]);
  });

  it("allows every body that is taken; an amount is text or a number, an address an address", async () => {
    for (const file of await allRoutes())
      for (const method of file.methods.filter((each) => file.definition(each).input))
        expect(allowsBody(method, file.path, sampleOf(file, method, {})), `${method} ${file.path}`).toBe(
          true,
        );
    const transfer = { account_id: 1, external_payment_id: "TR-1", payer_name: "Acme" };
    const allowsAmount = (amount: unknown) =>
      allowsBody("POST", "/billing/admin/confirm-bank-transfer/", { ...transfer, amount });
    expect(["89.00", "89", 89, 89.5].map(allowsAmount)).toEqual([true, true, true, true]);
    expect(["89,00", "-1", -1, null].map(allowsAmount)).toEqual([false, false, false, false]);
    expect(allowsBody("POST", "/auth/password-reset/", { email: "nobody" })).toBe(false);
  });

  it("refers to nothing that is not in it", () => {
    const references = valuesOf("$ref").map(String);
    expect(references.length).toBeGreaterThan(operations.length);
    expect([...new Set(references)].filter((reference) => at(reference) === undefined)).toEqual([]);
  });
});

/** Whether the document lets a body of that method be so. */
function allowsBody(method: string, path: string, body: unknown): boolean {
  const { requestBody } = document.paths[path]![method.toLowerCase()]!;
  const ajv = addFormats(new Ajv2020({ strict: false, logger: false }));
  const { schema } = requestBody!.content["application/json"];
  return ajv.validate({ ...schema, components: document.components }, body);
}

/** The parser writes into what it is given. */
function copy(): OpenApi & Parameters<typeof SwaggerParser.validate>[0] {
  return structuredClone(document) as ReturnType<typeof copy>;
}

function placeholders(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

/** Every value under this name, wherever it stands. */
function valuesOf(name: string, within: unknown = document): unknown[] {
  if (typeof within !== "object" || within === null) return [];
  return Object.entries(within).flatMap(([key, value]) =>
    key === name ? [value, ...valuesOf(name, value)] : valuesOf(name, value),
  );
}

/** What stands at "#/components/schemas/Error". */
function at(reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let found: unknown = document;
  for (const part of reference.slice(2).split("/"))
    found = (found as Record<string, unknown> | undefined)?.[
      part.replaceAll("~1", "/").replaceAll("~0", "~")
    ];
  return found;
}
