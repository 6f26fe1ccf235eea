import { beforeEach, expect, it, vi } from "vitest";
import { resetEnv } from "@/lib/env";
import { openAnswer, sealAnswer } from "./sealed-answer";

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "first-secret");
  resetEnv();
});

it("a kept answer shows its secret to nobody but the caller who repeats the request", () => {
  const sealed = sealAnswer({ data: { key: "igny8_secret" } }, "account:1 abc");
  expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("igny8_secret");
  expect(openAnswer(sealed, "account:1 abc")).toEqual({ data: { key: "igny8_secret" } });
  expect(openAnswer(sealed, "account:1 abd")).toBeUndefined();
});

it("a rotated secret closes what was kept before", () => {
  const sealed = sealAnswer({ data: 1 }, "account:1 abc");
  vi.stubEnv("AUTH_SECRET", "second-secret");
  resetEnv();
  expect(openAnswer(sealed, "account:1 abc")).toBeUndefined();
});
