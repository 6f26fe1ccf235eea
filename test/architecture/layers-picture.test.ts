/** Guards docs/layers.md, scripts/docs/layers-picture.ts, scripts/docs/folder-graph.ts. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { folderGraph } from "@/scripts/docs/folder-graph";
import { layersPicture, withPicture } from "@/scripts/docs/layers-picture";
import { sourceFiles } from "./source-files";

describe("the picture of the layers", () => {
  it("is what the imports say; `npm run docs:layers` redraws it", () => {
    const document = readFileSync("docs/layers.md", "utf8");
    expect(withPicture(document, layersPicture(folderGraph(sourceFiles())))).toBe(document);
  });

  it("shows the folders that sources import, and only the shortest account of them", () => {
    const graph = folderGraph([
      { name: "app/page.tsx", imports: ["lib/auth/viewer", "lib/env", "react"] },
      { name: "lib/auth/viewer/viewer.ts", imports: ["lib/env", "lib/auth/session", "test/cast"] },
      { name: "lib/env.ts", imports: ["zod"] },
      { name: "test/cast.ts", imports: ["db/scope"] },
    ]);
    expect(layersPicture(graph).split("\n").slice(2, -1)).toEqual([
      '  app["app"] --> lib_auth["lib/auth"]',
      '  lib_auth["lib/auth"] --> lib["lib/*.ts"]',
    ]);
  });

  it("shows both ways of a circle", () => {
    const graph = folderGraph([
      { name: "lib/a/x.ts", imports: ["lib/b/y", "db/scope"] },
      { name: "lib/b/y.ts", imports: ["lib/a/x", "db/scope"] },
    ]);
    expect(layersPicture(graph)).toContain('lib_a["lib/a"] --> lib_b["lib/b"]');
    expect(layersPicture(graph)).toContain('lib_b["lib/b"] --> lib_a["lib/a"]');
  });
});
