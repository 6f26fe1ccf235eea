import { expect, it } from "vitest";
import { findSecrets } from "./find-secrets";

it.each([
  `{"header":"Bearer abcdefghij"}`,
  `{"url":"/reset-password?token=abcdefghijkl"}`,
  `{"url":"/invite/abcdefghijkl"}`,
  `{"key":"igny8_abcdefghijkl_5_${"x".repeat(32)}_${"0".repeat(32)}"}`,
  `{"access":"eyJhbGciOiJI.eyJhY2Mi.c2lnbmF0dXJl"}`,
  `{"cookie":"authjs.session-token=eyJhbGciOiJkaXIi"}`,
  `{"hash":"$argon2id$v=19$m=19456"}`,
  `{"said":"known and secret"}`,
])("finds what is secret in %s", (line) => {
  expect(findSecrets(`{"level":30}\n${line}\n`, ["known and secret"])).toHaveLength(1);
});

it("takes nothing else for a secret", () => {
  const line = `{"route":"/invite/[token]","prefix":"igny8_abcdefghijkl","actor":"api_key:5","token":"[hidden]"}`;
  expect(findSecrets(line, ["known and secret"])).toEqual([]);
});
