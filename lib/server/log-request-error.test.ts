import { expect, it, vi } from "vitest";
import { noteReached } from "@/lib/actions/reached-actions";
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

it("a form that could not be read is no failure of ours: it reached none of our actions", () => {
  const written = vi.spyOn(log, "error").mockImplementation(() => undefined);
  written.mockClear();
  const headers = { "x-request-id": "garbled" };
  const request = { path: "/login", method: "POST", headers };
  for (const routeType of ["action", "render"])
    logRequestError(new TypeError("Failed to parse body as FormData."), request, {
      routePath: "/login",
      routeType,
    });
  expect(written).not.toHaveBeenCalled();
  noteReached("garbled");
  logRequestError(new Error("broken"), request, { routePath: "/login", routeType: "action" });
  expect(written).toHaveBeenCalledOnce();
});
