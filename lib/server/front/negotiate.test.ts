import { expect, it } from "vitest";
import { bestEncoding, isKnownTag } from "./negotiate";

it.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br", "br"],
  ["gzip", "gzip"],
  ["GZIP;q=1.0", "gzip"],
  ["br;q=0.2, gzip;q=0.8", "gzip"],
  ["br;q=0, gzip;q=0", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["br;q=0, *", "gzip"],
  ["identity", "identity"],
  ["gzip;q=nonsense", "identity"],
])("to a client that takes %s it is sent as %s", (accepted, encoding) =>
  expect(bestEncoding(accepted)).toBe(encoding),
);

it.each([
  [undefined, false],
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", "abc"', true],
  ["*", true],
  ['"abc-br"', false],
])("If-None-Match: %s", (header, known) => expect(isKnownTag(header, '"abc"')).toBe(known));
