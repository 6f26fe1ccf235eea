import PDFDocument from "pdfkit";
import { formatMoney } from "@/lib/money";
import type { Invoice } from "./create-invoice";
import { pdfText } from "./pdf-text";

const LEFT = 56;
const RIGHT = 539;
const QUIET = "#71717a";
const INK = "#18181b";
const GREEN = "#15803d";

/** The invoice on one A4 page: parties, line items, tax, total, and a stamp that says whether it is paid. */
export function invoicePdf(invoice: Invoice): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: LEFT, info: infoOf(invoice) });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  drawHead(document, invoice);
  drawParties(document, invoice);
  const bottom = drawItems(document, invoice);
  drawTotals(document, invoice, bottom);
  document.end();
  return done;
}

type Page = PDFKit.PDFDocument;

function infoOf(invoice: Invoice) {
  return {
    Title: `Invoice ${invoice.number}`,
    Author: invoice.seller.name ?? "",
    CreationDate: invoice.createdAt,
  };
}

function drawHead(page: Page, invoice: Invoice): void {
  page.font("Helvetica-Bold").fontSize(22).fillColor(INK).text("Invoice", LEFT, 56);
  page.font("Helvetica").fontSize(10).fillColor(QUIET).text(invoice.number, LEFT, 86);
  page.text(`Issued ${day(invoice.createdAt)}, due ${day(invoice.dueAt)}`, LEFT, 100);
  const stamp = stampOf(invoice);
  page.font("Helvetica-Bold").fontSize(16).fillColor(stamp.color);
  page.text(stamp.text, 300, 60, { width: RIGHT - 300, align: "right" });
}

function stampOf({ status, paidAt }: Invoice): { text: string; color: string } {
  if (status === "paid") return { text: `PAID ${paidAt ? day(paidAt) : ""}`, color: GREEN };
  return { text: status === "void" ? "VOID" : "OPEN", color: QUIET };
}

function drawParties(page: Page, invoice: Invoice): void {
  drawParty(page, "From", invoice.seller, LEFT);
  drawParty(page, "Billed to", invoice.buyer, 310);
}

const PARTY_LINES = [
  "name",
  "address_line1",
  "address_line2",
  "city",
  "country",
  "tax_id",
  "email",
  "website",
];

function drawParty(page: Page, title: string, party: Record<string, string>, x: number): void {
  page.font("Helvetica").fontSize(9).fillColor(QUIET).text(title, x, 140);
  const lines = PARTY_LINES.map((key) =>
    key === "city" ? [party.postal_code, party.city].filter(Boolean).join(" ") : party[key],
  );
  page.fontSize(10).fillColor(INK);
  page.text(pdfText(lines.filter(Boolean).join("\n")), x, 154, { width: 230 });
}

function drawItems(page: Page, invoice: Invoice): number {
  let y = 290;
  row(page, y, "Description", "Amount", QUIET);
  page
    .moveTo(LEFT, y + 16)
    .lineTo(RIGHT, y + 16)
    .strokeColor("#e4e4e7")
    .stroke();
  for (const item of invoice.lineItems) {
    y += 24;
    row(page, y, item.description, money(invoice, item.amount_cents), INK);
  }
  const { periodStart, periodEnd } = invoice;
  if (!periodStart || !periodEnd) return y;
  y += 18;
  row(page, y, `Period ${day(periodStart)} to ${day(periodEnd)}`, "", QUIET);
  return y;
}

function drawTotals(page: Page, invoice: Invoice, from: number): void {
  const y = from + 40;
  page
    .moveTo(310, y - 8)
    .lineTo(RIGHT, y - 8)
    .strokeColor("#e4e4e7")
    .stroke();
  total(page, y, "Subtotal", money(invoice, invoice.subtotalCents));
  total(page, y + 18, `Tax ${invoice.taxRateBasisPoints / 100} %`, money(invoice, invoice.taxCents));
  page.font("Helvetica-Bold");
  total(page, y + 42, `Total ${invoice.currency}`, money(invoice, invoice.totalCents));
}

function total(page: Page, y: number, label: string, amount: string): void {
  page.fontSize(10).fillColor(INK).text(label, 310, y, { width: 120 });
  page.text(pdfText(amount), 430, y, { width: RIGHT - 430, align: "right" });
}

function row(page: Page, y: number, left: string, right: string, color: string): void {
  page
    .font("Helvetica")
    .fontSize(10)
    .fillColor(color)
    .text(pdfText(left), LEFT, y, { width: 350, lineBreak: false });
  page.text(pdfText(right), 410, y, { width: RIGHT - 410, align: "right", lineBreak: false });
}

const money = (invoice: Invoice, cents: number) => formatMoney(cents, invoice.currency);
const day = (at: Date) => at.toISOString().slice(0, 10);
