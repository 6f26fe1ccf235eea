import { describe, expect, it } from "vitest";
import type { BankLine } from "@/db";
import type { Facts } from "./facts";
import type { InvoiceFact } from "./invoice-fact";
import { OpenInvoices } from "./open-invoices";
import { propose } from "./propose";

let ids = 0;
const invoice = (more: Partial<InvoiceFact> = {}): InvoiceFact => {
  const id = ++ids;
  const number = `INV-${id}-202601-0001`;
  const amounts = { totalCents: 13_900, currency: "EUR", unseenPaymentId: null };
  return {
    id,
    accountId: id,
    number,
    status: "open",
    accountName: `Account ${id}`,
    billingName: null,
    ...amounts,
    ...more,
  };
};

function facts(all: InvoiceFact[], more: Partial<Facts> = {}): Facts {
  const open = new OpenInvoices(all.filter(({ status }) => status === "open"));
  return {
    named: new Map(all.map((each) => [each.number, each])),
    open,
    reports: [],
    returnable: [],
    payers: new Map(),
    kept: new Map(),
    ...more,
  };
}

const line = (more: Partial<BankLine>): BankLine => {
  const cents = more.amountCents ?? 13_900;
  const words = {
    text: "",
    otherName: "",
    otherAccount: "",
    reference: "",
    endToEndId: "",
    creditorReference: "",
  };
  const days = { bookedOn: "2026-01-31", valueOn: "2026-01-31", createdAt: new Date(0) };
  const prints = {
    fingerprint: "",
    contentPrint: "",
    occurrence: 1,
    fileLine: 1,
    ownAccount: "",
    isReversal: false,
  };
  return {
    id: 1,
    statementId: 1,
    currency: "EUR",
    chargesCents: 0,
    ...words,
    ...days,
    ...prints,
    amountCents: cents,
    openCents: cents,
    ...more,
  };
};

const NOTHING = { toleranceCents: 0 };

describe("a number that is named", () => {
  const [mine, other] = [invoice(), invoice({ accountName: "Bakery Berg" })];

  it("is exact with its amount, whoever sends it for the first time", () => {
    const found = propose(line({ text: mine.number, otherName: "Petra" }), facts([mine, other]), NOTHING);
    expect(found).toMatchObject({ act: "settle", strength: "exact", invoices: [{ number: mine.number }] });
  });

  it("takes a click where the payer is known for another account, or named like one that owes the same", () => {
    const payers = new Map([["NL1", new Set([other.accountId])]]);
    const known = propose(
      line({ text: mine.number, otherAccount: "NL1" }),
      facts([mine, other], { payers }),
      NOTHING,
    );
    expect(known).toMatchObject({
      strength: "strong",
      reasons: expect.arrayContaining(["But NL1 has paid for another account before."]),
    });
    const alike = propose(
      line({ text: mine.number, otherName: "BAECKEREI BAKERY BERG" }),
      facts([mine, other]),
      NOTHING,
    );
    expect(alike).toMatchObject({ strength: "strong", invoices: [{ number: mine.number }] });
  });

  it("of an invoice that is paid proposes the account's other one with that amount, by a click", () => {
    const [paid, next] = [invoice({ status: "paid" }), invoice()];
    next.accountId = paid.accountId;
    const found = propose(line({ text: paid.number }), facts([paid, next]), NOTHING);
    expect(found).toMatchObject({ strength: "strong", invoices: [{ number: next.number }] });
  });

  it.each([
    ["less", 13_650, "€2.50 less than the €139.00", { act: "keep", strength: "strong" }],
    ["more", 14_000, "€1.00 more than the €139.00", { act: "settle", strength: "strong", keepsRest: true }],
  ])("with %s than its amount takes a click, and says by how much", (_, amountCents, words, proposed) => {
    const found = propose(line({ text: mine.number, amountCents }), facts([mine]), NOTHING);
    expect(found).toMatchObject({
      ...proposed,
      reasons: expect.arrayContaining([expect.stringContaining(words)]),
    });
  });

  it("with less is kept without a person where the payer is known to be of that account, or is named like it", () => {
    const named = invoice({ accountName: "Bakery Berg" });
    const less = { text: named.number, amountCents: 13_650 };
    const kept = { act: "keep", strength: "exact" };
    expect(propose(line({ ...less, otherName: "Bakery Berg GmbH" }), facts([named]), NOTHING)).toMatchObject(
      kept,
    );
    const [own, foreign] = [new Set([named.accountId]), new Set([named.accountId + 1])];
    const from = line({ ...less, otherAccount: "NL91ABNA0417164300" });
    const payers = (ids: Set<number>) => new Map([["NL91ABNA0417164300", ids]]);
    expect(propose(from, facts([named], { payers: payers(own) }), NOTHING)).toMatchObject(kept);
    expect(propose(from, facts([named], { payers: payers(foreign) }), NOTHING)).toMatchObject({
      act: "keep",
      strength: "strong",
    });
  });

  it("with the rest of what is kept of the account's transfers is settled", () => {
    const due = invoice();
    const kept = new Map([[`${due.accountId} ${due.currency}`, 13_650]]);
    const rest = (amountCents: number) =>
      propose(line({ text: due.number, amountCents }), facts([due], { kept }), NOTHING);
    expect(rest(250)).toMatchObject({ act: "settle", strength: "exact" });
    expect(rest(300)).toMatchObject({ act: "settle", strength: "strong" });
    expect(rest(100)).toMatchObject({ act: "keep" });
  });
});

describe("a line that names none", () => {
  it("is a report's, whose reference is found folded and whose amount is the invoice's", () => {
    const mine = invoice();
    const reports = [{ paymentId: 1, invoiceId: mine.id, reference: "Tr-2026/0815" }];
    const found = propose(line({ text: "TR 2026 0815" }), facts([mine], { reports }), NOTHING);
    expect(found).toMatchObject({ strength: "strong" });
    const short = [{ paymentId: 1, invoiceId: mine.id, reference: "0815" }];
    expect(propose(line({ text: "TR 0815" }), facts([mine], { reports: short }), NOTHING)).toMatchObject({
      act: "none",
    });
  });

  it("is a known payer's, if one open invoice has the amount; with two a person decides", () => {
    const mine = invoice();
    const payers = new Map([["NL1", new Set([mine.accountId])]]);
    const from = line({ otherAccount: "NL1" });
    expect(propose(from, facts([mine, invoice()], { payers }), NOTHING)).toMatchObject({
      strength: "strong",
      invoices: [{ id: mine.id }],
    });
    const second = invoice({ accountId: mine.accountId });
    expect(propose(from, facts([mine, second], { payers }), NOTHING)).toMatchObject({ act: "none" });
  });

  it.each([
    ["Müller & Söhne GmbH", "MUELLER SOEHNE", "likely"],
    ["Bakery Berg", "Berg, Anna", "none"],
    ["Northwind Trading Company", "NORTHWIND TRADING COMPA", "likely"],
  ])("is %s's, when %s sends the amount: %s", (accountName, otherName, strength) => {
    const found = propose(line({ otherName }), facts([invoice({ accountName })]), NOTHING);
    if (strength === "none") expect(found.act).toBe("none");
    else expect(found).toMatchObject({ strength });
  });

  it("is nobody's with an amount alone", () => {
    expect(propose(line({ otherName: "Somebody Else" }), facts([invoice()]), NOTHING)).toMatchObject({
      act: "none",
    });
  });
});
