/** Guards lib/invoices/pdf/invoice-pdf.ts, lib/invoices/pdf/pdf-text.ts, lib/invoices/party-lines.ts. */
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { accounts, asSystem, type Invoice, invoices } from "@/db";
import { setClock } from "@/lib/clock";
import { resetEnv } from "@/lib/env";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { changePlan } from "@/lib/subscriptions/plan-change/change-plan";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { linesOfPdf, textOfPdf } from "@/test/pdf-text";
import { invoicePdf } from "./invoice-pdf";
import { invoicePdfResponse } from "./invoice-pdf-response";

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
    for (const line of ["IGNY8 Ltd", "Acme GmbH", "Hauptstr. 1", "10115 Berlin", "DE", "Tax ID DE123456789"])
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
    expect(text).toContain("PAID 2026-01-31");
    expect(text).toContain("Period 2026-01-31 to 2026-02-28");
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

  it("shows a question mark for a letter that its font lacks, and keeps the rest", async () => {
    const text = textOfPdf(await invoicePdf(await invoiceFor({ billingName: "東京 Tokyo" })));
    expect(text).toContain("?? Tokyo");
  });

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
    const { headers } = await invoicePdfResponse(invoice);
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${invoice.number}.pdf"`);
    expect(headers.get("content-type")).toBe("application/pdf");
  });
});
