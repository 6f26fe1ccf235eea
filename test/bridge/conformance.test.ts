/** Guards test/bridge/client.ts, test/bridge/conformance.ts, scripts/test-bridge.ts. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { clientOf } from "./client";

it("a client that claims everything and does nothing is found out, rule by rule", () => {
  const claims = `echo '{"state":"connected","home":"https://a.example/","ids":[]}'`;
  const { status, stdout } = spawnSync("npm", ["run", "-s", "test:bridge", "--", "--client", claims], {
    encoding: "utf8",
  });
  expect(stdout).toContain("FAIL  connecting verifies the key before it is kept");
  expect(stdout).toContain("FAIL  disconnecting is told once");
  expect(stdout).toMatch(/\n0 passed, \d{2} failed/);
  expect(status).toBe(1);
}, 120_000);

it("a client that answers something else, or fails, is told what it was asked for", async () => {
  await expect(clientOf("echo hello")({ do: "disconnect" })).rejects.toThrow(
    'disconnect: the client answered "hello\\n", not {state, home, ids}',
  );
  await expect(clientOf("echo oops >&2; exit 3")({ do: "disconnect" })).rejects.toThrow("ended with 3: oops");
});
