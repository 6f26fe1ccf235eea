import { expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { logRequestError } from "./log-request-error";

it("what a page threw is logged under the number that the error page shows, without the address's secrets", () => {
  const written = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const error = Object.assign(new Error("broken"), { digest: "12345" });
  logRequestError(
    error,
    { path: "/verify-email?token=hush", method: "GET", headers: { "x-request-id": "r-1" } },
    { routePath: "/verify-email", routeType: "render" },
  );
  expect(written).toHaveBeenCalledOnce();
  const [facts] = written.mock.calls[0]!;
  expect(facts).toMatchObject({ err: error, digest: "12345", requestId: "r-1", path: "/verify-email" });
  expect(JSON.stringify(facts)).not.toContain("hush");
});
