import type { BankLine } from "@/db";

/** What a rule goes by: both sides' accounts, the currency, the direction, and a wording. */
export interface RuleKey {
  ownAccount: string;
  currency: string;
  isCredit: boolean;
  /** "": the bank named none, and then there is a wording. */
  otherAccount: string;
  /** "": any. */
  wording: string;
}

type RuledLine = Pick<
  BankLine,
  "ownAccount" | "currency" | "amountCents" | "otherAccount" | "otherName" | "text"
>;

/**
 * What "lines like this" are: the same other account in the same direction, and where it is wanted or no account is named, the
 * same words. Undefined for a line that says neither: everything would be like it. Pure.
 */
export function ruleKeyOf(line: RuledLine, { withText }: { withText: boolean }): RuleKey | undefined {
  const { ownAccount, currency, amountCents, otherAccount } = line;
  const wording = withText || otherAccount === "" ? wordingOf(line) : "";
  if (otherAccount === "" && wording === "") return undefined;
  return { ownAccount, currency, isCredit: amountCents > 0, otherAccount, wording };
}

/** Whether a rule is about a line. Pure. */
export function isLike(line: RuledLine, rule: RuleKey): boolean {
  return (
    line.ownAccount === rule.ownAccount &&
    line.currency === rule.currency &&
    line.amountCents > 0 === rule.isCredit &&
    line.otherAccount === rule.otherAccount &&
    (rule.wording === "" || wordingOf(line) === rule.wording)
  );
}

/** Name and text in letters alone: dates, numbers and signs differ from one line to the next. */
function wordingOf({ otherName, text }: RuledLine): string {
  return `${otherName} ${text}`
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .slice(0, 500);
}
