/** Guards lib/money.ts, lib/time/date-words.ts. */
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files";

const READ_BY_PEOPLE = /^(app|components|lib|scripts\/manage)\//;

/** Who formats for all others, by the mark of it. */
const RULES: { mark: RegExp; only: readonly string[] }[] = [
  // components/ui imports nothing of ours: it writes the same dates in a browser.
  { mark: /\bIntl\.DateTimeFormat\b/, only: ["lib/time/date-words.ts", "components/ui/data/time-words.ts"] },
  { mark: /\.toLocale(?:Date|Time)String\(/, only: [] },
  { mark: /style:\s*"currency"/, only: ["lib/money.ts"] },
  // Percents and gigabytes are no money.
  { mark: /\.toFixed\(2\)/, only: ["lib/env.ts"] },
  // Two more for a bookkeeping program, which reads plain numbers.
  { mark: /[cC]ents\s*\/\s*100\b/, only: ["lib/money.ts", "lib/bank-statements/ledger/export-month.ts"] },
  // A day inside a sentence; the name of a file is none.
  { mark: /`[^`]*\$\{[^}]*toISOString\(\)\.slice\(0, 10\)/, only: ["app/(tenant)/settings/export/route.ts"] },
];

it("money and dates are written for people by one formatter each", () => {
  const files = sourceFiles().filter(({ name }) => READ_BY_PEOPLE.test(name));
  const wrong = RULES.flatMap(({ mark, only }) =>
    files
      .filter(({ name, text }) => mark.test(text) && !only.includes(name))
      .map(({ name }) => `${name}: ${mark}`),
  );
  expect(wrong).toEqual([]);
});

it("each rule finds what it is for", () => {
  const samples = [
    'new Intl.DateTimeFormat("en")',
    "at.toLocaleDateString()",
    '{ style: "currency" }',
    "(cents / 100).toFixed(2)",
    "`$${amountCents / 100}`",
    ["`due on $", "{at.toISOString().slice(0, 10)}`"].join(""),
  ];
  expect(RULES.map(({ mark }, index) => mark.test(samples[index]!))).toEqual(samples.map(() => true));
});
