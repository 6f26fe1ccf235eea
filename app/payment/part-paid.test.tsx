/**
 * Guards lib/invoices/held-for.ts, components/payment/invoice-summary.tsx, components/billing/invoice-sheet.tsx,
 * components/billing/waiting-invoices.tsx, components/billing/documents/overdue-invoice.tsx, lib/payments/documents/.
 */
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem, mails } from "@/db";
import { lockAccount } from "@/lib/accounts/lock-account";
import { setClock } from "@/lib/clock";
import { invoiceOfKept } from "@/lib/invoices/held-for";
import { getInvoice } from "@/lib/invoices/queries";
import { renderMail } from "@/lib/mail/render-mail";
import { mailDefinition } from "@/lib/mail/templates";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { startCheckout } from "@/lib/payments/checkout/start-checkout";
import { invoicePdfResponse } from "@/lib/payments/documents/invoice-file";
import { mailDocuments } from "@/lib/payments/documents/mail-documents";
import { keepTransfer } from "@/lib/payments/kept/keep-transfer";
import { renewSubscriptions } from "@/lib/subscriptions/renewal/renew-subscriptions";
import { accountState } from "@/test/billing";
import { createPerson, pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { textOfPdf } from "@/test/pdf-text";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import InvoicePage from "../(tenant)/billing/invoices/[id]/page";
import BillingPage from "../(tenant)/billing/page";
import PaymentPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
beforeEach(() => setClock(new Date("2026-11-01T00:00:00Z")));
afterEach(() => setClock(undefined));

const ACTOR = { actor: "user:1" };

/** What a page or an email says, without its markup. */
const words = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

async function shown(page: Promise<ReactNode>): Promise<string> {
  return words(await renderPage(await page));
}

async function partOf(accountId: number, amountCents: number) {
  const invoice = (await accountState(accountId)).invoices.at(-1)!;
  await asSystem(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const transfer = { amountCents, externalPaymentId: `PART-${accountId}`, payerName: "Petra", ...ACTOR };
    await keepTransfer(tx, account, { invoice, ...transfer });
  });
  return getInvoice(accountId, invoice.id);
}

async function owner(accountId: number) {
  await signIn(await createPerson({ account: { id: accountId }, role: "owner" }));
}

const visit = <P extends object>(params: P, search: object = {}) => ({
  params: Promise.resolve(params),
  searchParams: Promise.resolve(search),
});

describe("an invoice of which a part has arrived", () => {
  it("shows what is still to pay wherever it is shown", async () => {
    const id = await pendingAccount("growth");
    const invoice = await partOf(id, 13_650);
    await owner(id);

    const payment = await shown(PaymentPage(visit({}, { method: "bank_transfer" }) as never));
    for (const part of [
      "Received by transfer $136.50",
      "Still to pay $2.50",
      "Total $139.00",
      "Amount $2.50",
    ])
      expect(payment).toContain(part);
    expect(await startCheckout({ accountId: id, paymentMethod: "bank_transfer", ...ACTOR })).toMatchObject({
      amount: "2.50",
    });

    const page = await shown(InvoicePage(visit({ id: String(invoice.id) }) as never));
    expect(page).toContain("Received by transfer $136.50");
    expect(page).toContain("Still to pay $2.50");

    const pdf = await (await invoicePdfResponse(invoice)).arrayBuffer();
    const text = textOfPdf(Buffer.from(pdf)).replace(/\s+/g, " ");
    expect(text).toContain("$2.50 of $139.00 still due");
    expect(text).toContain("Received by transfer -$136.50");
    expect(text).toMatch(/Amount due USD \$2\.50/);
    expect(text).toMatch(/Amount \$2\.50/);

    const ways = await mailDocuments.waysToPay(id, invoice.id);
    expect(ways).toMatchObject({ part: { held: "$136.50", left: "$2.50" } });
    expect(ways.transfer).toContainEqual(["Amount", "$2.50"]);
    const props = { accountName: "A", number: invoice.number, amount: "$139.00", invoiceId: invoice.id };
    for (const template of ["past-due", "suspended", "renewal-due"]) {
      const mail = await renderMail(template, { ...props, suspendedAt: "2026-12-08", daysLeft: 3, ways });
      expect(mail.text.replace(/\s+/g, " ")).toContain("$2.50 is still to pay");
    }
  });

  it("counts for the invoice that it was sent for, else for the first that it does not pay whole", () => {
    const kept = { invoiceId: 2, amountCents: 5_000, currency: "USD" };
    const open = (id: number, totalCents: number, currency = "USD") => ({ id, totalCents, currency });
    expect(invoiceOfKept(kept, [open(1, 9_000), open(2, 9_000)])?.id).toBe(2);
    expect(invoiceOfKept(kept, [open(2, 5_000), open(3, 9_000, "EUR"), open(4, 9_000)])?.id).toBe(4);
    expect(invoiceOfKept(kept, [])).toBeUndefined();
  });
});

it("a suspension for non-payment names the invoice, its PDF and each way to pay, by mail and on the page", async () => {
  const id = await pendingAccount("growth");
  const transfer = { externalPaymentId: `FIRST-${id}`, payerName: "P", ...ACTOR };
  await confirmBankTransfer({ accountId: id, amountCents: 13_900, ...transfer });
  for (const day of ["2026-12-02", "2026-12-20"]) {
    setClock(new Date(`${day}T00:00:00Z`));
    await renewSubscriptions();
  }
  const { account, invoices } = await accountState(id);
  expect(account.suspensionReason).toBe("payment_overdue");
  const open = invoices.at(-1)!;
  await owner(id);
  const html = await renderPage(await BillingPage(visit({}) as never));
  expect(words(html)).toContain(`Invoice ${open.number}: $139.00 to pay`);
  expect(words(html)).toContain("You can pay by bank transfer.");
  expect(html).toContain(`href="/payment?invoice=${open.id}"`);
  expect(html).toContain(`href="/billing/invoices/${open.id}/pdf"`);

  const sent = await asSystem((tx) => tx.select().from(mails));
  const mail = sent.find((each) => each.aboutAccountId === id && each.template === "suspended")!;
  const ways = await mailDocuments.waysToPay(id, open.id);
  const { text } = await renderMail("suspended", { ...mail.props, ways });
  expect(text).toContain(`/payment?invoice=${open.id}`);
  expect(text).toMatch(/IBAN/);
  const file = await mailDocuments.file(id, { kind: "invoice", id: open.id });
  expect(file.filename).toBe(`${open.number}.pdf`);
  expect(mailDefinition("suspended").attach?.(mail.props)).toEqual({ kind: "invoice", id: open.id });
});
