import fc from "fast-check";

/** Texts that have troubled programs before, and any others. */
const TROUBLE = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u202Etxt",
  "\uFEFF",
  "=1+1",
  "'; drop table accounts; --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%00",
  "%",
  "https://evil.example/?a=b#c",
  "javascript:alert(1)",
  "user@lab-.example",
  "__proto__",
  "constructor",
  "null",
  "NaN",
  "-0",
  "1e309",
  "9".repeat(400),
  "2026-13-45T99:99:99Z",
  "0000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "x".repeat(20_000),
  "a.".repeat(10_000),
  "é".repeat(5000),
];

export const oddText = fc.oneof(
  fc.constantFrom(...TROUBLE),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.emailAddress(),
);

const oddNumber = fc.oneof(
  fc.constantFrom(-1, 0, 1.5, -0, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

/** Anything that JSON can say, a few levels deep. */
export const oddValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    oddNumber,
    oddText,
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(oddText, tie("value"), { maxKeys: 6 }),
  ),
})).value;

const QUERY_NAMES = [
  "limit",
  "cursor",
  "status",
  "plan",
  "q",
  "site_id",
  "type",
  "after",
  "operation",
  "odd",
];

/** A query of an address: known names and others, also more than once. */
export const oddQuery = fc
  .array(fc.tuple(fc.constantFrom(...QUERY_NAMES), oddText), { maxLength: 5 })
  .map((pairs) => pairs.map(([name, text]) => [name, text.slice(0, 500).replace(/[\ud800-\udfff]/g, "")]))
  .map((pairs) => `?${new URLSearchParams(pairs)}`);

const HEADER_NAMES = [
  "x-request-id",
  "accept",
  "origin",
  "x-forwarded-for",
  "user-agent",
  "if-none-match",
  "range",
];
const visible = fc.string({ unit: fc.constantFrom(..."abc 012,;=\"'<>*/%\\~"), maxLength: 200 });

export const oddHeaders = fc.dictionary(fc.constantFrom(...HEADER_NAMES), visible, { maxKeys: 3 });

/** Bodies by size, of kinds that have cost more than their size before: 1 is a tenth of what is let in, 10 nearly all. */
export const growing: Record<string, (size: number) => unknown> = {
  "many unknown fields": (size) => Object.fromEntries(times(size * 5000, (i) => [`f${i}`, 1])),
  "many empty items": (size) => times(size * 20_000, () => ({})),
  "one long name": (size) => ({ ["n".repeat(size * 90_000)]: 1 }),
  "one long text in every field": (size) =>
    Object.fromEntries(FIELDS.map((name) => [name, "a.".repeat(size * 4000)])),
  "many values under a long name": (size) => ({
    metadata: { ["n".repeat(size * 40_000)]: times(size * 900, (i) => i) },
  }),
};

const FIELDS = [
  "email",
  "password",
  "name",
  "url",
  "reason",
  "operation",
  "token",
  "payer_name",
  "amount",
  "icon",
];

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
