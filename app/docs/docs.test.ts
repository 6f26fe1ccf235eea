/** Guards app/docs/, components/docs/. */
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { findInDocs } from "@/components/docs/find-in-docs";
import { sectionId } from "@/components/docs/guide/guide";
import { bodyOf, refusalsOf, type Schema, successOf } from "@/components/docs/reference/api-document";
import { exampleOf } from "@/components/docs/reference/example";
import { curlOf } from "@/components/docs/reference/samples";
import { ERROR_CATALOGUE } from "@/lib/errors";
import { renderPage } from "@/test/render-page";
import ResourcePage from "./api/[resource]/page";
import ObjectsPage from "./api/objects/page";
import ApiReferencePage from "./api/page";
import { docsEntries } from "./entries";
import { GUIDES } from "./guides";
import { quickStart } from "./guides/quick-start";
import { reference } from "./reference";
import DocsSearchPage from "./search/page";

const { document, resources, api } = reference();
const { schemas } = document.components;
const operations = resources.flatMap((resource) => resource.operations);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat("base64", true);
ajv.addSchema({ $id: "document", components: { schemas } });

/** What is wrong with a value, by a schema whose references lead into the document. */
function faults(schema: Schema, value: unknown): string[] {
  const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components'));
  const check = ajv.compile(rooted);
  return check(value)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("examples", () => {
  it("each body is one that the API takes", () => {
    const wrong = operations.flatMap((operation) => {
      const body = bodyOf(operation);
      if (!body) return [];
      return faults(body, exampleOf(body, schemas, { io: "input" })).map(
        (fault) => `${operation.operationId}${fault}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it("each answer is one that the API gives", () => {
    const wrong = operations.flatMap((operation) => {
      const { data } = successOf(operation);
      if (!data) return [];
      return faults(data, exampleOf(data, schemas, { io: "output" })).map(
        (fault) => `${operation.operationId}${fault}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it("a call names its method, its address, and what it has to send", () => {
    const consume = operations.find(({ operationId }) => operationId === "postCreditsConsume")!;
    const curl = curlOf(consume, schemas);
    expect(curl).toContain('curl -X POST "$IGNY8_API/credits/consume/"');
    expect(curl).toContain("Idempotency-Key");
    expect(curl).toContain('"operation": "content_generation"');
    const plans = operations.find(({ operationId }) => operationId === "getPlans")!;
    expect(curlOf(plans, schemas)).not.toContain("Authorization");
  });
});

describe("pages", () => {
  it("every operation is on its resource's page, and in the overview", async () => {
    const overview = await renderPage(ApiReferencePage());
    for (const { slug, operations: own } of resources) {
      const html = await renderPage(await ResourcePage({ params: Promise.resolve({ resource: slug }) }));
      for (const { operationId } of own) {
        expect(html).toContain(`id="${operationId}"`);
        expect(overview).toContain(`/docs/api/${slug}#${operationId}`);
      }
    }
    expect(operations.length).toBeGreaterThan(60);
  });

  it("every link leads to a page and an anchor that are there", async () => {
    const anchors = await anchorsOfPages();
    const texts = [quickStart(api), ...GUIDES].map((guide) => JSON.stringify(guide));
    const links = texts.flatMap((text) =>
      [...text.matchAll(/\]\((\/docs[^)]*)\)/g)].map(([, href]) => href!),
    );
    const found = docsEntries().map(({ href }) => href);
    const lost = [...links, ...found].filter((href) => !anchors.has(href));
    expect(lost).toEqual([]);
    expect(links.length).toBeGreaterThan(4);
  });

  it("every call that a guide names is one of the API", () => {
    const known = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    const text = JSON.stringify([quickStart(api), ...GUIDES]);
    const named = [...text.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^`]*)`/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    expect(named.filter((call) => !known.has(call))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it("every code that an operation refuses with has its row among the errors", () => {
    const codes = operations.flatMap((operation) =>
      refusalsOf(operation).flatMap((refusal) => refusal.codes),
    );
    expect(codes.filter((code) => !(code in ERROR_CATALOGUE))).toEqual([]);
    const rows = JSON.stringify(GUIDES.find(({ slug }) => slug === "errors"));
    for (const code of Object.keys(ERROR_CATALOGUE)) expect(rows).toContain(`\`${code}\``);
  });

  it("a guide takes no address of another", () => {
    const ids = GUIDES.map(({ sections }) => sections.map(sectionId));
    for (const own of ids) expect(new Set(own).size).toBe(own.length);
    expect(new Set(GUIDES.map(({ slug }) => slug)).size).toBe(GUIDES.length);
  });
});

describe("search", () => {
  it("finds an error by its code, an operation by its path, and a guide by its subject", () => {
    const first = (q: string) => findInDocs(docsEntries(), q)[0];
    expect(first("budget_exceeded")).toMatchObject({ href: "/docs/errors#budget_exceeded", kind: "Error" });
    expect(first("POST /api/v1/credits/consume/")).toMatchObject({ kind: "Operation" });
    expect(findInDocs(docsEntries(), "verify signature").map(({ href }) => href)).toContain(
      "/docs/webhooks#verify-the-signature",
    );
    expect(findInDocs(docsEntries(), "")).toEqual([]);
  });

  it("shows what was searched for as text, and says when there is nothing", async () => {
    const q = '<script>alert("x")</script>';
    const html = await renderPage(await DocsSearchPage({ searchParams: Promise.resolve({ q }) }));
    expect(html).toContain("Nothing found");
    expect(html).not.toContain("<script>alert");
  });
});

async function anchorsOfPages(): Promise<Set<string>> {
  const guides = [quickStart(api), ...GUIDES].flatMap(({ slug, sections }) => {
    const path = `/docs${slug && `/${slug}`}`;
    return [path, ...sections.map((section) => `${path}#${sectionId(section)}`)];
  });
  const errors = Object.keys(ERROR_CATALOGUE).map((code) => `/docs/errors#${code}`);
  const calls = resources.flatMap(({ slug, operations: own }) => [
    `/docs/api/${slug}`,
    ...own.map(({ operationId }) => `/docs/api/${slug}#${operationId}`),
  ]);
  const objects = await renderPage(ObjectsPage());
  const ids = [...objects.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => `/docs/api/objects#${id}`);
  return new Set([...guides, ...errors, ...calls, ...ids, "/docs/api"]);
}
