/** Guards app/, lib/api/route/api-routes.ts, lib/actions/, lib/clock.ts. */
import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files";

const files = sourceFiles();

describe("every way in is wrapped", () => {
  it("every route file of the API exports what apiRoutes made, under its own path", () => {
    const routes = files.filter(
      ({ name }) => /^app\/api\/v1\/.*route\.ts$/.test(name) && !/\[\.\.\.path\]|session-refused/.test(name),
    );
    expect(routes.length).toBeGreaterThan(10);
    const wrong = routes.filter(({ name, text }) => {
      const folder = name.slice("app/api/v1".length, -"route.ts".length);
      const path = folder.replace(/\[(\w+)\]/g, "{$1}");
      const declared = /apiRoutes\(\s*"([^"]+)"/.exec(text)?.[1];
      return name !== "app/api/v1/openapi.json/route.ts" && declared !== path;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("every server action is made by one of the four wrappers", () => {
    const wrong = files
      .filter(({ name, text }) => /^(app|components|lib)\//.test(name) && /^\s*["']use server["']/.test(text))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/^export (?:async function (\w+)|const (\w+)(?::[^=]+)? =\s*([^;]{0,80}))/gm)]
          .filter(
            ([, fn, , value = ""]) =>
              fn !== undefined ||
              !/^(await )?(publicAction|tenantAction|superuserAction|signedInAction)\b/.test(value),
          )
          .map(([, fn, constant]) => `${name}: ${fn ?? constant}`),
      );
    expect(wrong).toEqual([]);
  });

  it("only the clock asks what time it is, where a decision depends on it", () => {
    const asking = files.filter(
      ({ name, text }) => name !== "lib/clock.ts" && /^(lib|app)\//.test(name) && /\bnew Date\(\)/.test(text),
    );
    expect(asking.map(({ name }) => name)).toEqual([]);
  });
});
