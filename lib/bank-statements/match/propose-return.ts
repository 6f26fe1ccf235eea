import type { BankLine } from "@/db";
import { type Facts, numbersIn, type ReturnableFact } from "./facts";
import type { Proposal, Strength, Unmatched } from "./proposal";

/** Money that went out: a transfer that came back out, or nothing that we know of. Never done without a person. */
export function proposeReturn(line: BankLine, facts: Facts): Proposal | Unmatched {
  const numbers = new Set(numbersIn(line));
  const alike = facts.returnable.filter(
    (earlier) =>
      earlier.amountCents === -line.openCents &&
      earlier.currency === line.currency &&
      earlier.bookedOn <= line.bookedOn,
  );
  const signs: [string, Strength, (earlier: ReturnableFact) => boolean][] = [
    ["It names", "strong", ({ number }) => numbers.has(number)],
    [
      "It has the payer's reference of",
      "strong",
      ({ endToEndId }) => endToEndId !== "" && endToEndId === line.endToEndId,
    ],
    [
      "It went to the account that paid",
      "likely",
      ({ otherAccount }) => otherAccount !== "" && otherAccount === line.otherAccount,
    ],
  ];
  for (const [words, strength, fits] of signs) {
    const found = alike.filter(fits);
    if (found.length === 1) return returnOf(line, found[0]!, strength, words);
  }
  return {
    act: "none",
    reasons: [line.isReversal ? "A return, of no transfer that is known." : "Money that went out."],
  };
}

function returnOf(line: BankLine, earlier: ReturnableFact, strength: Strength, words: string): Proposal {
  const { paymentId, invoiceId: id, number, accountId, accountName } = earlier;
  const reversal = line.isReversal ? ["The bank marks it as a return."] : [];
  const reasons = [`${words} ${number}, with its amount.`, ...reversal];
  return {
    act: "return",
    strength,
    reasons,
    invoices: [{ id, number, accountId, accountName }],
    paymentId,
    chargesCents: 0,
  };
}
