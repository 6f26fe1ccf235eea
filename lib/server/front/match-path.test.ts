import { expect, it } from "vitest";
import { pathMatcher } from "./match-path";

const match = pathMatcher(
  ["/api/v1/sites", "/api/v1/sites/export", "/api/v1/sites/[id]", "/api/v1/sites/[id]/sectors/[name]"].map(
    (path) => ({ path, value: path }),
  ),
);

it.each([
  ["/api/v1/sites", "/api/v1/sites", {}],
  ["/api/v1/sites/export", "/api/v1/sites/export", {}],
  ["/api/v1/sites/7", "/api/v1/sites/[id]", { id: "7" }],
  ["/api/v1/sites/export/sectors/tea", "/api/v1/sites/[id]/sectors/[name]", { id: "export", name: "tea" }],
])("%s is answered by %s", (path, value, params) => expect(match(path)).toEqual({ value, params }));

it.each(["/", "/api/v1", "/api/v1/sites/", "/api/v1/sites/7/sectors", "/api/v1/sites/7/8", "/api/v1//sites"])(
  "nothing is at %s",
  (path) => expect(match(path)).toBeUndefined(),
);
