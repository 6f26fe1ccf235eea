/** Guards scripts/generate/, lib/edge/match-route.ts. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RouteRules, routeMatcher } from "@/lib/edge/match-route";
import { findStaleFile } from "./find-stale-file";
import { listRouteFiles } from "./route-files";
import { writeGeneratedFiles } from "./write-generated-files";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "igny8-generate-"));
  await write("app/api/v1/[[...path]]/route.ts", "throw new Error('nobody asks it');");
  await write("app/api/v1/openapi.json/route.ts", route("/openapi.json", `GET: ${made("none", "default")}`));
  await write("app/(marketing)/page.tsx");
});

afterEach(() => rm(root, { recursive: true }));

it("a new route of the API is known to the edge and to the document by itself", async () => {
  await writeGeneratedFiles(root);
  expect(await rulesOf("/api/v1/widgets/7")).toBeUndefined();
  await write(
    "app/api/v1/widgets/[id]/route.ts",
    route("/widgets/{id}/", `GET: ${made("none", "bridge")}, DELETE: ${made("tenant", "billing")}`),
  );
  expect(await findStaleFile(root)).toBe("app/api/v1/openapi.json/route-modules.generated.ts");
  await writeGeneratedFiles(root);
  expect(await rulesOf("/api/v1/widgets/7")).toEqual({
    path: "/api/v1/widgets/[id]",
    methods: { DELETE: { limit: "billing" }, GET: { limit: "bridge", public: true } },
  });
  expect(await rulesOf("/api/v1/widgets/7/more")).toBeUndefined();
  expect(await documented()).toEqual(["GET /widgets/{id}/", "DELETE /widgets/{id}/"]);
});

it("a route that is gone is forgotten, though the document still imports it", async () => {
  await write("app/api/v1/widgets/route.ts", route("/widgets/", `GET: ${made("none", "bridge")}`));
  await writeGeneratedFiles(root);
  await rm(join(root, "app/api/v1/widgets"), { recursive: true });
  await writeGeneratedFiles(root);
  expect(await rulesOf("/api/v1/widgets")).toBeUndefined();
  expect(await documented()).toEqual([]);
});

it("of two routes that match, the edge takes the one that Next takes", async () => {
  for (const [folder, path, limit] of [
    ["[id]/[part]", "/{id}/{part}/", "default"],
    ["[id]/parts", "/{id}/parts/", "billing"],
    ["widgets/[id]", "/widgets/{id}/", "bridge"],
    ["widgets/parts", "/widgets/parts/", "auth"],
  ] as const)
    await write(`app/api/v1/${folder}/route.ts`, route(path, `GET: ${made("tenant", limit)}`));
  await writeGeneratedFiles(root);
  const limitAt = async (path: string) => (await rulesOf(`/api/v1${path}`))?.methods.GET?.limit;
  expect(await limitAt("/widgets/parts")).toBe("auth");
  expect(await limitAt("/widgets/7")).toBe("bridge");
  expect(await limitAt("/7/parts")).toBe("billing");
  expect(await limitAt("/7/8")).toBe("default");
});

it("a route that declares another path than its folder's is refused", async () => {
  await write("app/api/v1/widgets/route.ts", route("/gadgets/", `GET: ${made("none", "default")}`));
  await expect(writeGeneratedFiles(root)).rejects.toThrow(/declares the path "\/gadgets\/".*"\/widgets\/"/);
});

it("a route that declares nothing is refused", async () => {
  await write("app/api/v1/widgets/route.ts", "export const GET = () => new Response();");
  await expect(writeGeneratedFiles(root)).rejects.toThrow("widgets/route.ts exports nothing");
});

it("a new page is of the kind of its folder, which has to be named", async () => {
  await write("app/(tenant)/reports/[year]/page.tsx");
  await write("app/(auth)/login/page.tsx");
  await writeGeneratedFiles(root);
  const { PAGE_KINDS } = await generated("lib/edge/page-kinds.generated.ts");
  expect(PAGE_KINDS).toEqual([
    ["", "static"],
    ["reports", "signed_in"],
  ]);
  await write("app/reports/all/page.tsx");
  await expect(writeGeneratedFiles(root)).rejects.toThrow("kind of the pages in app/reports");
});

it("what has not changed is not written", async () => {
  expect(await writeGeneratedFiles(root)).toHaveLength(4);
  expect(await writeGeneratedFiles(root)).toEqual([]);
  expect(await findStaleFile(root)).toBeUndefined();
});

it("pages and handlers are listed with the path they answer, groups left out", async () => {
  await write("app/(tenant)/sites/[id]/icon/route.ts");
  await write("app/(tenant)/sites/[id]/icon.tsx");
  const found = listRouteFiles(root).filter(({ file }) => file.includes("sites"));
  expect(found).toEqual([
    {
      file: "app/(tenant)/sites/[id]/icon/route.ts",
      kind: "handler",
      segments: ["sites", "[id]", "icon"],
    },
  ]);
});

async function write(path: string, text = ""): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

function route(path: string, methods: string): string {
  return `import { z } from "zod";
    import { apiRoute } from "@/lib/api/route/api-route";
    import { apiRoutes } from "@/lib/api/route/api-routes";
    export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoutes("${path}", { ${methods} });`;
}

function made(auth: string, limit: string): string {
  return `apiRoute({ summary: "", tag: "", auth: "${auth}", limit: "${limit}", output: z.null() }, async () => null)`;
}

async function rulesOf(path: string): Promise<RouteRules | undefined> {
  const { API_RULES } = await generated("lib/edge/api-rules.generated.ts");
  return routeMatcher(API_RULES)(path);
}

async function documented(): Promise<string[]> {
  const { ROUTE_MODULES } = await generated("app/api/v1/openapi.json/route-modules.generated.ts");
  const { operationsOf } = await import("@/lib/api/openapi/operations-of");
  return operationsOf(ROUTE_MODULES).map(({ method, path }) => `${method} ${path}`);
}

/** As it is now: a module that was imported before would be the old one. */
async function generated(path: string) {
  const name = join(root, path.replace(".generated.ts", `.${(await readFile(join(root, path))).length}.ts`));
  await writeFile(name, await readFile(join(root, path)));
  return import(pathToFileURL(name).href);
}
