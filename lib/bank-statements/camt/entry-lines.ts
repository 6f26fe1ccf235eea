import type { StatementLine } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { dayIn, type SignedAmount, signedAmount } from "./balance";
import { type EntryDetails, entryDetails } from "./entry-details";
import { textAt, type XmlElement } from "./xml-element";

/** The lines of one entry: each payment of a batch where they add up to it, else the entry as it is. */
export function* linesOfEntry(entry: XmlElement, details: EntryDetails[]): Generator<StatementLine> {
  const whole = signedAmount(entry);
  const common = commonOf(entry, whole);
  const parts = details.length > 1 ? partsOf(whole, details) : undefined;
  if (parts) {
    for (const [index, part] of parts.entries())
      yield {
        ...common,
        ...lineOf(entry, details[index]!, part),
        line: details[index]!.line,
        amountCents: part,
      };
    return;
  }
  const single = details.length > 0 ? joined(details) : entryDetails(entry);
  yield { ...common, ...lineOf(entry, single, whole.cents), amountCents: whole.cents };
}

function commonOf(entry: XmlElement, { cents, currency }: SignedAmount) {
  const booked = dayIn(entry, "BookgDt");
  const value = dayIn(entry, "ValDt");
  const bookedOn = booked ?? value;
  if (!bookedOn) throw unreadable({ line: entry.line, expected: "a booking date (BookgDt) in the entry" });
  return {
    type: "line" as const,
    line: entry.line,
    bookedOn,
    valueOn: value ?? bookedOn,
    currency,
    reference: referenceOf(entry),
    entryCents: cents,
  };
}

function referenceOf(entry: XmlElement): string {
  const reference = textAt(entry, "AcctSvcrRef");
  return /^(NONREF|NOTPROVIDED|0+)$/i.test(reference) ? "" : reference;
}

/** The single amounts with their signs; undefined where they don't add up to the entry in its currency. */
function partsOf({ cents, currency }: SignedAmount, details: EntryDetails[]): number[] | undefined {
  const parts: number[] = [];
  for (const { amountCents, currency: own, isDebit } of details) {
    if (!amountCents || own !== currency) return undefined;
    parts.push((isDebit ?? cents < 0) ? -amountCents : amountCents);
  }
  return parts.reduce((sum, part) => sum + part, 0) === cents ? parts : undefined;
}

function lineOf(entry: XmlElement, details: EntryDetails, cents: number) {
  const other = cents < 0 ? details.creditor : details.debtor;
  const isReversal = textAt(entry, "RvslInd") === "true" || details.isReturn || isReturnCode(entry);
  // A reversal turns the parties around: who sent the money first is named as its debtor again.
  const party = isReversal && other.name === "" ? (cents < 0 ? details.debtor : details.creditor) : other;
  return {
    endToEndId: details.endToEndId,
    creditorReference: details.creditorReference,
    text: details.text || textAt(entry, "AddtlNtryInf"),
    otherName: party.name,
    otherAccount: party.account,
    isReversal,
    chargesCents: details.chargesCents,
  };
}

/** Returned credit transfers and reversed direct debits (external code set of ISO 20022). */
function isReturnCode(entry: XmlElement): boolean {
  return /^(RRTN|RPCR|UPDD|RCDD|PRDD)$/.test(textAt(entry, "BkTxCd/Domn/Fmly/SubFmlyCd"));
}

/** Several payments in one line: each text, and nobody's name. */
function joined(details: EntryDetails[]): EntryDetails {
  const [first] = details as [EntryDetails];
  if (details.length === 1) return first;
  const nobody = { name: "", account: "" };
  const text = details
    .map((each) => each.text)
    .join(" ")
    .slice(0, 2000);
  return { ...first, text, endToEndId: "", creditorReference: "", debtor: nobody, creditor: nobody };
}
