import { beforeAll, expect, it } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { resetEnv } from "@/lib/env";
import { lintDocument } from "./lint-document";

let text: string;

beforeAll(async () => {
  process.env.APP_URL = "https://igny8.test";
  resetEnv();
  const request = new Request("http://localhost/api/v1/openapi.json");
  text = await (await GET(request, { params: Promise.resolve({}) })).text();
});

it("nothing is found in the document", async () => {
  expect(await lintDocument(text)).toEqual([]);
});

it("a fault is found by both", async () => {
  const { license: _, contact: __, ...info } = JSON.parse(text).info;
  const found = await lintDocument(JSON.stringify({ ...JSON.parse(text), info }));
  expect(found.map((line) => line.split(":")[0])).toEqual(["redocly info-license", "spectral info-contact"]);
});

it("every schema of a request or an answer has a name, and none says again what kind of schema it is", () => {
  const { paths, components } = JSON.parse(text);
  expect(text).not.toContain("$schema");
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(["Site", "SiteList", "ApiKey", "Invoice"]),
  );
  const inlined = Object.values<
    Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>
  >(paths)
    .flatMap((methods) => Object.values(methods))
    .map(({ requestBody }) => requestBody?.content["application/json"]?.schema)
    .filter((schema) => schema && !("$ref" in schema));
  expect(inlined).toEqual([]);
});
