import { expect, it } from "vitest";
import { cleanJson, cleanText } from "./clean-text";

it.each([
  ['{"a":"x\\u0000y"}', { a: "xy" }],
  ['{"a":"\\ud83d"}', { a: "\ufffd" }],
  ['{"a":"\\uDE00\\ud83d\\u0041"}', { a: "\ufffd\ufffdA" }],
  ['{"a":"\\ud83d\\ude00 \\uD83D\\uDE00"}', { a: "😀 😀" }],
  ['{"a\\u0000":1}', { a: 1 }],
  // A backslash of its own, and then the letters u0000.
  ['{"a":"\\\\u0000"}', { a: "\\u0000" }],
  ['{"a":"\\\\\\u0000\\n\\u00e9"}', { a: "\\\né" }],
])("what PostgreSQL can't store goes, and nothing else: %s", (json, value) => {
  expect(JSON.parse(cleanJson(json))).toEqual(value);
});

it("a text loses NUL and halves of pairs", () => {
  expect(cleanText("a\u0000b")).toBe("ab");
  expect(cleanText("😀".slice(0, 1))).toBe("\ufffd");
  expect(cleanText("😀")).toBe("😀");
});
