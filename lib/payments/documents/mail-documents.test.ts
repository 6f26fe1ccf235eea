/** Guards lib/payments/documents/mail-documents.ts, lib/mail/send-mail.ts. */
import { once } from "node:events";
import { and, desc, eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asSystem, creditNotes, mails } from "@/db";
import { resetEnv } from "@/lib/env";
import { sendMail } from "@/lib/mail/send-mail";
import { mailTransport } from "@/lib/mail/transport";
import { confirmBankTransfer } from "@/lib/payments/bank-transfer/confirm-bank-transfer";
import { refundPayment } from "@/lib/payments/refunds/refund-payment";
import { mailInvoice } from "@/lib/subscriptions/billing-mail";
import { accountState } from "@/test/billing";
import { pendingAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { mailDocuments } from "./mail-documents";

useDatabase();

const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, callback) {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      received.push(Buffer.concat(chunks).toString());
      callback(null);
    });
  },
});

let url = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  url = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  process.env.SMTP_URL = url;
  resetEnv();
});
afterAll(async () => {
  mailTransport(url).close();
  delete process.env.SMTP_URL;
  resetEnv();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** What the newest email of a template carried, when it was sent. */
async function attachmentOf(accountId: number, template: string): Promise<{ name: string; start: string }> {
  const [mail] = await asSystem((tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.aboutAccountId, accountId), eq(mails.template, template)))
      .orderBy(desc(mails.id)),
  );
  await sendMail(mail!.id, mailDocuments);
  const [, headers = "", body = ""] =
    /(Content-Type: application\/pdf[\s\S]*?)\r\n\r\n([\s\S]*?)\r\n--/.exec(received.at(-1)!) ?? [];
  const name = /filename="?([^"\r\n;]+)/.exec(headers)?.[1] ?? "";
  return { name, start: Buffer.from(body.replace(/\s/g, ""), "base64").subarray(0, 5).toString() };
}

it("the email of an invoice carries its PDF", async () => {
  const id = await pendingAccount("growth");
  const invoice = (await accountState(id)).invoices[0]!;
  await asSystem((tx) => mailInvoice(tx, invoice, "Growth"));
  expect(await attachmentOf(id, "invoice")).toEqual({ name: `${invoice.number}.pdf`, start: "%PDF-" });
});

it("the email of a refund carries the credit note's PDF", async () => {
  const id = await pendingAccount("growth");
  const by = { actor: "terminal" };
  const transfer = { accountId: id, externalPaymentId: `T-${id}`, amountCents: 13_900, payerName: "P" };
  const { payment } = await confirmBankTransfer({ ...transfer, ...by });
  await refundPayment({ paymentId: payment.id, amountCents: 2900, reason: "Sorry.", ...by });
  const [note] = await asSystem((tx) => tx.select().from(creditNotes).where(eq(creditNotes.accountId, id)));
  expect(await attachmentOf(id, "refunded")).toEqual({ name: `${note!.number}.pdf`, start: "%PDF-" });
});
