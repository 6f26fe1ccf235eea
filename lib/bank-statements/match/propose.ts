import type { BankLine } from "@/db";
import { byNumber, byRest, type Terms } from "./by-number";
import type { Facts } from "./facts";
import { likeness } from "./open-invoices";
import type { Proposal, Unmatched } from "./proposal";
import { proposeReturn } from "./propose-return";
import { folded } from "./references";
import { type FoundForLine, settle } from "./to-settle";

/**
 * The best thing to do with money that came in, by the first of these that says something: an invoice's number or RF
 * reference, a tenant's report, a payer that is known, an amount with a name alike. Pure: what it knows is in `facts`.
 */
export function propose(line: BankLine, facts: Facts, terms: Terms): Proposal | Unmatched {
  if (line.amountCents < 0) return proposeReturn(line, facts);
  if (line.openCents !== line.amountCents) return byRest(line, facts);
  return (
    byNumber(line, facts, terms) ??
    byReport(line, facts) ??
    byPayer(line, facts) ??
    byName(line, facts) ?? {
      act: "none",
      reasons: ["Nothing in it names an invoice, a report or a payer that is known."],
    }
  );
}

/** Shorter ones are words, days or counters that any text may hold. */
const LEAST_REFERENCE = 6;

/** What a tenant says is a claim: it proposes, and never settles on its own (docs/decisions/011-settling-payments.md). */
function byReport(line: BankLine, facts: Facts): FoundForLine {
  const told = folded([line.text, line.endToEndId, line.creditorReference, line.reference].join(" "));
  const open = facts.open.withAmount(line.currency, line.amountCents);
  const found = facts.reports.flatMap((report) => {
    const reference = folded(report.reference);
    const invoice = open.find(({ id }) => id === report.invoiceId);
    return invoice && reference.length >= LEAST_REFERENCE && told.includes(reference)
      ? [{ report, invoice }]
      : [];
  });
  if (found.length === 0) return undefined;
  const reasons = found.map(
    ({ report, invoice }) => `${invoice.accountName} reported ${report.reference} for ${invoice.number}.`,
  );
  if (found.length > 1) return { act: "none", reasons: [...reasons, "More than one report fits."] };
  return settle([found[0]!.invoice], "strong", [...reasons, "The amount is the invoice's."]);
}

function byPayer(line: BankLine, facts: Facts): FoundForLine {
  const known = facts.payers.get(line.otherAccount);
  const open = facts.open.withAmount(line.currency, line.amountCents);
  const found = open.filter(({ accountId }) => known?.has(accountId));
  if (found.length === 0) return undefined;
  const reason = `${line.otherAccount} has paid for ${found.map(({ accountName }) => accountName).join(", ")} before.`;
  if (found.length > 1)
    return { act: "none", reasons: [reason, "More than one open invoice has this amount."] };
  return settle(found, known!.size === 1 ? "strong" : "likely", [
    reason,
    `${found[0]!.number} has this amount.`,
  ]);
}

function byName(line: BankLine, facts: Facts): FoundForLine {
  const found = facts.open.alike(line.currency, line.amountCents, line.otherName);
  if (found.length === 0) return undefined;
  const reason = `"${line.otherName}" is much like ${found.map(({ accountName }) => accountName).join(", ")}.`;
  if (found.length > 1)
    return { act: "none", reasons: [reason, "More than one open invoice has this amount."] };
  return settle(found, likeness(found[0]!, line.otherName) === 1 ? "likely" : "weak", [
    reason,
    `${found[0]!.number} has this amount.`,
  ]);
}
