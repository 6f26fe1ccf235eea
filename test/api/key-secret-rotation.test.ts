import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as verify from "@/app/api/v1/bridge/verify/route";
import { forgetKnownApiKeys } from "@/lib/api-keys/key-format";
import { callRoute } from "@/test/call-route";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { keyFor } from "./world";

useDatabase();

/** docs/operations.md, "Rotating secrets". */
const [OLD, NEW] = ["the secret of last year", "the secret of this year"];

let oldKey: string;

beforeAll(async () => {
  vi.stubEnv("API_KEY_SECRET", OLD);
  oldKey = (await keyFor(await createAccount({ plan: "growth", status: "active" }))).key;
});

describe("rotating API_KEY_SECRET", () => {
  test("with the former secret listed second, keys made before keep working", async () => {
    expect(await statusWith(`${NEW},${OLD}`, oldKey)).toBe(200);
  });

  test("a key made while both are listed outlives the former secret", async () => {
    vi.stubEnv("API_KEY_SECRET", `${NEW},${OLD}`);
    const newKey = (await keyFor(await createAccount({ plan: "growth", status: "active" }))).key;
    expect(await statusWith(NEW, newKey)).toBe(200);
  });

  test("without the former secret, keys made before are refused", async () => {
    expect(await statusWith(NEW, oldKey)).toBe(401);
  });

  test("is documented as such", () => {
    const row = readFileSync("docs/operations.md", "utf8")
      .split("\n")
      .find((line) => line.startsWith("| `API_KEY_SECRET` |"));
    expect(row).toContain("`API_KEY_SECRET=<new>,<old>`");
  });
});

/** What the API answers to the key in a process that was started with these secrets. */
async function statusWith(secrets: string, token: string): Promise<number> {
  vi.stubEnv("API_KEY_SECRET", secrets);
  forgetKnownApiKeys();
  return (await callRoute(verify, "GET", { token })).status;
}
