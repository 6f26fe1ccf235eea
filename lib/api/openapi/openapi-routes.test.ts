import { expect, it, vi } from "vitest";
import type { Operation } from "./openapi-operation";
import { openApiRoutes } from "./openapi-routes";

it("the document is made once, whoever asks for it", async () => {
  const operations = vi.fn((): Operation[] => []);
  const { GET } = openApiRoutes(operations);
  const ask = async () => {
    const response = await GET(new Request("http://localhost/api/v1/openapi.json"), {
      params: Promise.resolve({}),
    });
    expect(response.headers.get("content-type")).toBe("application/json");
    return response.json();
  };
  expect(await ask()).toMatchObject({ openapi: "3.1.0" });
  expect(await ask()).toMatchObject({ openapi: "3.1.0" });
  expect(operations).toHaveBeenCalledTimes(1);
});
