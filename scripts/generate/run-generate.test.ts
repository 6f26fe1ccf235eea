import { expect, test, vi } from "vitest";
import { runGenerate } from "./run-generate";

test("a build gets the generator's exit code, and goes on", { timeout: 60_000 }, async () => {
  vi.stubEnv("CI", "1"); // Looks only: the other tests read what it would write.
  expect(await runGenerate()).toBe(0);
});
