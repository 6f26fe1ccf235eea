/** Guards app/admin/system/page.tsx, components/admin/overview/doctor-findings.tsx, lib/server/doctor/examine.ts. */
import { expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { createCast } from "@/test/cast";
import { handedToBrowser } from "@/test/handed-to-browser";
import { useDatabase } from "@/test/harness/database";
import { signIn } from "@/test/sign-in";
import SystemPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
useDatabase();

it("the system page says what the doctor finds, in the settings and in what they lead to", async () => {
  const { sue } = await createCast();
  await signIn(sue);
  vi.stubEnv("APP_URL", "http://igny8.example.com");
  resetEnv();
  const texts = await handedToBrowser(await SystemPage());
  expect(texts).toEqual(expect.arrayContaining(["APP_URL", "INVOICE_SELLER_ADDRESS", "database"]));
  expect(texts.join("\n")).toContain("passwords and sessions travel unencrypted");
  expect(texts.join("\n")).toContain("answers, has room, and is up to date");
  vi.unstubAllEnvs();
  resetEnv();
});
