/** Guards lib/money.ts. People read money in one form, and only list prices on cards leave cents out. */
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files";

const files = sourceFiles().filter(
  ({ name }) =>
    /^(app|components|lib|scripts)\//.test(name) && !/^scripts\/(bench|simulate|faults)\//.test(name),
);

/** Where a price is compared with others, and may be "$229". */
const PRICE_CARDS = [
  "components/auth/chosen-plan.tsx",
  "components/marketing/pricing/cheapest-ways.tsx",
  "components/marketing/pricing/comparison-table.tsx",
  "components/marketing/pricing/credit-calculator.tsx",
  "components/marketing/pricing/plan-price.ts",
  "lib/credits/packages/package-rows.ts",
  "lib/plans/list-plan-choices.ts",
];

/** Formatting by hand, each with the files that do it and show nobody money by it. */
const BY_HAND: readonly (readonly [what: string, pattern: RegExp, exceptions: readonly string[]])[] = [
  ["two decimals of one's own", /\.toFixed\(2\)/, ["lib/env.ts"]],
  ["a currency's sign of one's own", /style: "currency"/, ["lib/money.ts"]],
  [
    "cents as a fraction",
    /[cC]ents\)? ?\/ ?100\b/,
    ["lib/money.ts", "lib/bank-statements/ledger/export-month.ts"],
  ],
  ["an amount for other software, in a sentence", /\$\{formatDecimal\(/, []],
  [
    "an amount with its currency's code",
    /\$\{[^}]+\} \$\{[^}]*[cC]urrency\}/,
    ["lib/bank-statements/match/facts.ts"],
  ],
  ["the same in markup", /\} ?(?:\{" "\})?\{[^}"]*\b[cC]urrency\}/, []],
];

it.each(BY_HAND)("nothing that people read has %s", (_, pattern, exceptions) => {
  const found = files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
  expect(found.toSorted()).toEqual([...exceptions].toSorted());
});

it("only cards that compare prices leave cents out", () => {
  const users = files.filter(({ text }) => /\bformatPrice\(/.test(text)).map(({ name }) => name);
  expect(users.toSorted()).toEqual([...PRICE_CARDS, "lib/money.ts"].toSorted());
});

it("what an email says of money in its preview has cents", () => {
  const mails = files.filter(({ name }) => name.startsWith("lib/mail/templates/"));
  const whole = mails.flatMap(({ name, text }) =>
    [...text.matchAll(/"[^"]*\$\d+(?![\d.])[^"]*"/g)].map(([found]) => `${name}: ${found}`),
  );
  expect(whole).toEqual([]);
});
