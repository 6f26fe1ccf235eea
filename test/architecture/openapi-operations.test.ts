/** Guards lib/api/openapi/openapi-routes.ts. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trackedFiles } from "./source-files";

/** Answers anybody's wrong path, is the document itself, or is reached by the edge's rewrite only. */
const UNDOCUMENTED = ["[[...path]]", "openapi.json", "session-refused"];

describe("the OpenAPI document", () => {
  it("is made from every route file of the API", () => {
    const operations = readFileSync("app/api/v1/openapi.json/operations.ts", "utf8");
    const folders = trackedFiles().flatMap((name) => /^app\/api\/v1\/(.+)\/route\.ts$/.exec(name)?.[1] ?? []);
    const missing = folders.filter(
      (folder) => !UNDOCUMENTED.includes(folder) && !operations.includes(`"../${folder}/route"`),
    );
    expect(missing).toEqual([]);
  });
});
