/** Guards lib/invoices/pdf/, lib/print/, lib/payments/documents/, lib/invoices/party-lines.ts. */
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { accounts, asSystem, type Invoice, invoices, plans } from "@/db";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { creditorReference, inFours } from "@/lib/payments/bank-transfer/creditor-reference";
import { invoicePdfResponse } from "@/lib/payments/documents/invoice-file";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { fontsOfPdf, linesOfPdf, textOfPdf } from "@/test/pdf-text";
import { listCreditNotes } from "../credit-notes/queries";
import { creditNotePdf, invoicePdf } from "./pdf-response";

useDatabase();
afterEach(() => {
  setClock(undefined);
  delete process.env.TAX_RATE_PERCENT;
  resetEnv();
});

/** An invoice written after its buyer has said who they are. */
async function invoiceFor(buyer: Partial<typeof accounts.$inferInsert>): Promise<Invoice> {
  const id = await pendingAccount();
  await asSystem((tx) => tx.update(accounts).set(buyer).where(eq(accounts.id, id)));
  await changePlan({ accountId: id, planSlug: "scale", actor: "user:1" });
  const [invoice] = await asSystem((tx) =>
    tx.select().from(invoices).where(eq(invoices.accountId, id)).orderBy(invoices.id).offset(1),
  );
  return invoice!;
}

describe("the invoice as a PDF", () => {
  it("says who bills whom for what, with the buyer's address and tax id, the tax line and the total", async () => {
    process.env.TAX_RATE_PERCENT = "20";
    resetEnv();
    setClock(new Date("2026-01-31T10:00:00Z"));
    const invoice = await invoiceFor({
      billingName: "Acme GmbH",
      billingAddressLine1: "Hauptstr. 1",
      billingPostalCode: "10115",
      billingCity: "Berlin",
      billingCountry: "DE",
      taxId: "DE123456789",
    });
    const text = textOfPdf(await invoicePdf(invoice));
    for (const line of [
      "IGNY8 Ltd",
      "Acme GmbH",
      "Hauptstr. 1",
      "10115 Berlin",
      "Germany",
      "Tax ID DE123456789",
    ])
      expect(text.split("\n")).toContain(line);
    for (const part of [
      invoice.number,
      "Scale, 1 month",
      "$229.00",
      "Tax 20 %",
      "$45.80",
      "Total USD",
      "$274.80",
    ])
      expect(text).toContain(part);
    expect(text).toContain("OPEN");
  });

  it("carries a stamp with the day once it is paid", async () => {
    setClock(new Date("2026-01-31T10:00:00Z"));
    const { accountId, id } = await invoiceFor({ billingName: "Acme" });
    const transfer = { externalPaymentId: "STAMP", amountCents: 22900, payerName: "P", actor: "terminal" };
    await confirmBankTransfer({ accountId, ...transfer });
    const [paid] = await asSystem((tx) => tx.select().from(invoices).where(eq(invoices.id, id)));
    const text = textOfPdf(await invoicePdf(paid!));
    expect(text).toContain("PAID 31 Jan 2026");
    expect(text).toContain("Period 31 Jan 2026 to 27 Feb 2026");
  });

  it.each([
    "Łódź Świeże Pieczywo Sp. z o.o.",
    "Ελλάς Α.Ε.",
    "ООО «Ромашка» Київ",
    "Şişli Gıda A.Ş.",
    "Công ty Hà Nội",
    "Čeřín & Ørsted – “Größe”",
  ])("writes %s as it is, also where letters are composed of two", async (name) => {
    const invoice = await invoiceFor({ billingName: name });
    expect(textOfPdf(await invoicePdf(invoice)).split("\n")).toContain(name);
    const decomposed = { ...invoice, buyer: { ...invoice.buyer, name: name.normalize("NFD") } };
    expect(textOfPdf(await invoicePdf(decomposed)).split("\n")).toContain(name);
  });

  it.each([
    ["株式会社東京サンプル", "NotoSansJP"],
    ["上海示例有限公司", "NotoSansSC"],
    ["臺灣範例股份有限公司", "NotoSans"],
    ["주식회사 서울 예시", "NotoSansKR"],
    ["בע", "NotoSansHebrew"],
    ["บริษัท ตัวอย่าง จำกัด", "NotoSansThai"],
    ["उदाहरण प्राइवेट लिमिटेड क्षत्रिय", "NotoSansDevanagari"],
    ["شركة المثال الشيخ زايد", "NotoSansArabic"],
  ])("writes %s in its own script, and never a question mark", async (name, font) => {
    const pdf = await invoicePdf(await invoiceFor({ billingName: name }));
    const [, after = ""] = textOfPdf(pdf).split("Bill to\n");
    const drawn = after.split("$229.00 due")[0]!.replaceAll(/\s/g, "");
    expect([...drawn].filter((letter) => name.includes(letter)).length).toBeGreaterThanOrEqual(
      [...name.replaceAll(/\s/g, "")].length,
    );
    expect(drawn).not.toContain("?");
    expect(fontsOfPdf(pdf).join()).toContain(font);
    expect(pdf.length).toBeLessThan(120_000);
  });

  it("leaves out what no face has, and keeps the rest", async () => {
    const text = textOfPdf(await invoicePdf(await invoiceFor({ billingName: "Rocket 🚀 Ltd" })));
    expect(text).toContain("Rocket  Ltd");
  });

  describe.each(["საქართველო", "தமிழ்நாடு", "ኢትዮጵያ", "Հայաստան", "🚀🚀"])(
    "in signs that no face has (%s)",
    (name) => {
      const buyerIn = (text: string) => text.split("Bill to\n")[1]!.split("$229.00 due")[0]!;

      it("names the buyer by the address for bills, and says why", async () => {
        const invoice = await invoiceFor({ name, billingEmail: "bills@example.test" });
        const buyer = buyerIn(textOfPdf(await invoicePdf(invoice)));
        expect(buyer.match(/bills@example\.test/g)).toHaveLength(1);
        expect(buyer.replace(/\s+/g, " ")).toContain("The name is in signs that this document can't print.");
      });

      it("or by the account's number, with what can be printed of a name", async () => {
        const invoice = await invoiceFor({ name, billingEmail: null });
        expect(buyerIn(textOfPdf(await invoicePdf(invoice)))).toContain(`Account ${invoice.accountId}\n`);
        const part = { ...invoice, buyer: { ...invoice.buyer, name: "საქართველო Ltd" } };
        const buyer = buyerIn(textOfPdf(await invoicePdf(part)));
        expect(buyer).toContain("Ltd\n");
        expect(buyer.replace(/\s+/g, " ")).toContain(`Account ${invoice.accountId}. Part of the name is`);
      });

      it("names the plan on its line by its identifier, and says so; the credit note too", async () => {
        await asSystem((tx) => tx.update(plans).set({ name }).where(eq(plans.slug, "scale")));
        try {
          const invoice = await invoiceFor({ billingName: "Acme" });
          expect(invoice.lineItems[0]!.description).toBe(`${name}, 1 month`);
          const text = textOfPdf(await invoicePdf(invoice)).replace(/\s+/g, " ");
          expect(text).toContain("scale, 1 month");
          expect(text).toContain("Shown by its identifier: its name is in signs");
          const transfer = { externalPaymentId: `S-${invoice.id}`, payerName: "P", actor: "terminal" };
          const paid = { accountId: invoice.accountId, amountCents: 22_900, ...transfer };
          const { payment } = await confirmBankTransfer(paid);
          const wish = { paymentId: payment.id, amountCents: 2_900, reason: name, actor: "user:1" };
          await refundPayment(wish);
          const [note] = await listCreditNotes(invoice.accountId, { limit: 1 });
          const credited = textOfPdf(await creditNotePdf(note!)).replace(/\s+/g, " ");
          expect(credited).toContain("Part of: scale, 1 month");
          expect(credited).toContain("Reason: in the email about this credit note");
          const old = [{ description: `${name}, 1 month`, quantity: 1, amount_cents: 22_900 }];
          const before = textOfPdf(await invoicePdf({ ...invoice, lineItems: old }));
          expect(before).toContain("Plan or package: 1 month");
        } finally {
          await asSystem((tx) => tx.update(plans).set({ name: "Scale" }).where(eq(plans.slug, "scale")));
        }
      });
    },
  );

  it("stays small: only the letters that are used are in it", async () => {
    const pdf = await invoicePdf(await invoiceFor({ billingName: "Łódź" }));
    expect(pdf.length).toBeLessThan(60_000);
  });

  it("moves its items down under a long address", async () => {
    const long =
      "A very long street name that does not end for quite some time, building 7, staircase 3, door 12";
    const invoice = await invoiceFor({
      billingName: long,
      billingAddressLine1: long,
      billingAddressLine2: long,
    });
    const lines = linesOfPdf(await invoicePdf(invoice));
    const heightOf = (text: string) => lines.findLast((line) => line.text.includes(text))?.y ?? 0;
    expect(heightOf("door 12")).toBeGreaterThan(heightOf("Description") + 10);
  });

  it("downloads under its number", async () => {
    const invoice = await invoiceFor({ billingName: "Acme" });
    const { headers } = await invoicePdfResponse({ ...invoice, refundedCents: 0 });
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${invoice.number}.pdf"`);
    expect(headers.get("content-type")).toBe("application/pdf");
  });
});

describe("an open invoice", () => {
  it("says how to pay it by each way that is on: the account, both references, the page and the terms", async () => {
    setClock(new Date("2026-11-10T10:00:00Z"));
    const invoice = await invoiceFor({ billingName: "Acme" });
    const text = await textOf(await invoicePdfResponse({ ...invoice, refundedCents: 0 }));
    const reference = creditorReference(invoice.number) ?? "";
    for (const part of [
      "DE89 3704 0044 0532 0130 00",
      "COBADEFFXXX",
      invoice.number,
      inFours(reference),
      `/payment?invoice=${invoice.id}`,
      "Sample account: don't pay to it.",
      "Payment terms: 14 days",
      "$229.00 due 24 Nov 2026",
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/card|PayPal/);
  });

  it("names card and PayPal where they are set up, and no account where none is", async () => {
    const invoice = await invoiceFor({ billingName: "Acme" });
    const settings = {
      STRIPE_SECRET_KEY: "sk_test",
      STRIPE_WEBHOOK_SECRET: "whsec",
      PAYPAL_CLIENT_ID: "id",
      PAYPAL_CLIENT_SECRET: "secret",
      PAYPAL_WEBHOOK_ID: "WH",
      BANK_TRANSFER_SAMPLE: "0",
    };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    resetEnv();
    const text = await textOf(await invoicePdfResponse({ ...invoice, refundedCents: 0 }));
    vi.unstubAllEnvs();
    resetEnv();
    expect(text).toContain("Online by card or PayPal");
    expect(text).not.toContain("IBAN");
  });
});

it("a paid invoice that was refunded says so, and a voided one that nobody must pay it", async () => {
  const invoice = await invoiceFor({ billingName: "Acme" });
  const paid = { ...invoice, status: "paid" as const, paidAt: new Date("2026-11-11T00:00:00Z") };
  const part = textOfPdf(await invoicePdf({ ...paid, refundedCents: 2900 }));
  for (const words of ["PARTLY REFUNDED", "$229.00 paid on 11 Nov 2026, $29.00 refunded", "Refunded"])
    expect(part).toContain(words);
  expect(textOfPdf(await invoicePdf({ ...paid, refundedCents: 22_900 }))).toContain("all refunded");
  const gone = textOfPdf(await invoicePdf({ ...invoice, status: "void" }));
  expect(gone).toContain("VOID");
  expect(gone).toContain("Don't pay it");
  expect(gone).not.toContain("How to pay");
});

it("a credit note shows its own number, its invoice's, its reason and exactly its money", async () => {
  const invoice = await invoiceFor({ billingName: "Acme" });
  const transfer = { externalPaymentId: `CN-${invoice.id}`, payerName: "P", actor: "terminal" };
  const { accountId } = invoice;
  const { payment } = await confirmBankTransfer({ accountId, amountCents: 22_900, ...transfer });
  await refundPayment({ paymentId: payment.id, amountCents: 2_900, reason: "Offline.", actor: "user:1" });
  const [found] = await listCreditNotes(accountId, { limit: 1 });
  const text = textOfPdf(await creditNotePdf(found!));
  for (const part of [
    "Credit note",
    found!.note.number,
    invoice.number,
    "$29.00",
    "Reason: Offline.",
    "Credit to",
  ])
    expect(text).toContain(part);
});

async function textOf(response: Response): Promise<string> {
  return textOfPdf(Buffer.from(await response.arrayBuffer()));
}
