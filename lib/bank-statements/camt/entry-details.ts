import { parseCents } from "@/lib/bank-statements/statement/amount";
import { elementAt, elementsAt, textAt, type XmlElement } from "./xml-element";

/** One payment of an entry, as small as it can be kept: a batch has any number of them. */
export interface EntryDetails {
  line: number;
  amountCents: number | undefined;
  currency: string;
  isDebit: boolean | undefined;
  endToEndId: string;
  creditorReference: string;
  text: string;
  debtor: Party;
  creditor: Party;
  isReturn: boolean;
  chargesCents: number;
}

interface Party {
  name: string;
  account: string;
}

/** What stands where a payer gave no reference (EPC rulebooks). */
const NO_REFERENCE = /^(NOTPROVIDED|NONREF|N\/?A)$/i;

/** Reads `TxDtls`; which of its two parties is the other one, the entry says. */
export function entryDetails(details: XmlElement): EntryDetails {
  const amount = elementAt(details, "Amt") ?? elementAt(details, "AmtDtls/TxAmt/Amt");
  const indicator = textAt(details, "CdtDbtInd");
  const endToEndId = textAt(details, "Refs/EndToEndId");
  return {
    line: details.line,
    amountCents: amount && parseCents(amount.text, "."),
    currency: amount?.currency ?? "",
    isDebit: indicator === "" ? undefined : indicator === "DBIT",
    endToEndId: NO_REFERENCE.test(endToEndId) ? "" : endToEndId,
    creditorReference: textAt(details, "RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/CdtrRefInf/CdtrRef"),
    text: remittanceOf(details),
    debtor: partyOf(details, "Dbtr"),
    creditor: partyOf(details, "Cdtr"),
    isReturn: elementAt(details, "RtrInf") !== undefined,
    chargesCents: chargesOf(details),
  };
}

function remittanceOf(details: XmlElement): string {
  const texts = [
    ...elementsAt(details, "RmtInf/Ustrd"),
    ...elementsAt(details, "RmtInf/Strd/CdtrRefInf/Ref"),
    ...elementsAt(details, "RmtInf/Strd/AddtlRmtInf"),
    ...elementsAt(details, "RmtInf/Strd/RfrdDocInf/Nb"),
    ...elementsAt(details, "RtrInf/AddtlInf"),
    ...elementsAt(details, "AddtlTxInf"),
  ];
  return texts.flatMap(({ text }) => text.trim() || []).join(" ");
}

/** From version 08 a party is one level deeper, because it may be a person or a bank. */
function partyOf(details: XmlElement, role: "Dbtr" | "Cdtr"): Party {
  const [ultimate, party] = [`RltdPties/Ultmt${role}`, `RltdPties/${role}`];
  return {
    name: textAt(details, `${party}/Nm`, `${party}/Pty/Nm`, `${ultimate}/Nm`, `${ultimate}/Pty/Nm`),
    account: textAt(details, `${party}Acct/Id/IBAN`, `${party}Acct/Id/Othr/Id`),
  };
}

/** Version 02 has charges as they are, later ones as records of a list. */
function chargesOf(details: XmlElement): number {
  const records = [...elementsAt(details, "Chrgs/Rcrd"), ...elementsAt(details, "Chrgs")];
  return records.reduce((sum, record) => sum + (parseCents(textAt(record, "Amt"), ".") ?? 0), 0);
}
