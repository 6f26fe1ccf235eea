/**
 * Guards lib/auth/passwords/password-rules.ts, lib/auth/passwords/password.ts, lib/auth/passwords/common-passwords.ts,
 * lib/auth/passwords/guessed-soon.ts.
 */
import { describe, expect, it } from "vitest";
import { isPasswordRight } from "./password";
import { passwordProblem } from "./password-rules";

const problem = (password: string) => passwordProblem(password, { email: "olivia.owner@acme-widgets.test" });

describe("passwords that everybody tries are refused with a reason", () => {
  it.each([
    ["short1!", /at least 10/],
    ["x".repeat(201), /at most 200/],
    ["          ", /Spaces/],
    ["olivia.owner@acme-widgets.test", /email address/],
    ["Olivia.Owner", /email address/],
    ["oliviaowner2024!", /email address/],
    ["acme-widgets.test1", /email address/],
    ["igny8igny8", /name|repeats/],
    ["IGNY8-2026!", /name/],
    ["aaaaaaaaaaaa", /repeats/],
    ["abcabcabcabc", /repeats/],
    ["1212121212", /repeats/],
    ["1234567890", /neighbouring/],
    ["abcdefghij", /neighbouring/],
    ["qwertyuiop", /neighbouring/],
    ["asdfghjkl;'", /neighbouring/],
    ["1qaz2wsx3edc", /neighbouring/],
    ["qwertyuiop1", /neighbouring/],
    ["zyxwvutsrq", /neighbouring/],
    ["Password123!", /common/],
    ["P@ssw0rd2024", /common/],
    ["!!Welcome2024", /common/],
    ["iloveyou1234", /common/],
    ["letmeinplease", /common/],
    ["correcthorsebatterystaple", /common/],
    ["football123", /common/],
    ["Princess123", /common/],
    ["superman1234", /common/],
    ["Liverpool2024", /common/],
    ["baseball2020", /common/],
    ["changeme123", /common/],
    ["michael1234", /common/],
    ["trustno1trustno1", /common/],
    ["hunter2hunter2", /common/],
    ["321drowssap", /common/],
  ])("%s", (password, reason) => {
    expect(problem(password)).toMatch(reason);
  });
});

describe("passwords that people can live with pass", () => {
  it.each([
    "heron-ladder-42-quartz",
    "Str0ng-Passphrase!",
    "TestPassword123!",
    "S3cure!Passw0rd",
    "pass the salt, please",
    "öäü-ßtraße-12",
    "my dog eats 12 socks",
    `${"x".repeat(99)}yz1w!`,
  ])("%s", (password) => {
    expect(problem(password)).toBeUndefined();
  });
});

it("a check without a hash takes about as long as one with", async () => {
  const hash =
    "$argon2id$v=19$m=19456,t=2,p=1$YWJjZGVmZ2hpamtsbW5vcA$cVVHJoLxDSKSPkPeHuCBXwyEVcOoLYJtQsTmCNJGGjE";
  const time = async (against: string | undefined) => {
    const started = performance.now();
    expect(await isPasswordRight("some password", against)).toBe(false);
    return performance.now() - started;
  };
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // By turns, and the quickest of each: what else the machine does meets both alike, or is left out.
  for (let i = 0; i < 8; i++) {
    known = Math.min(known, await time(hash));
    unknown = Math.min(unknown, await time(undefined));
  }
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});
