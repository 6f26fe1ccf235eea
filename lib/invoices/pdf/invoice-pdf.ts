import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import type { Invoice } from "@/db";
import { partyLines } from "@/lib/invoices/party-lines";
import { formatAmount } from "@/lib/money";
import { pdfText } from "./pdf-text";

const LEFT = 56;
const RIGHT = 539;
const QUIET = "#71717a";
const INK = "#18181b";
const GREEN = "#15803d";

let font: Buffer | undefined;

/** Inter, with the letters of all of Europe (scripts/make-invoice-font.mjs); only those that are used end up in the file. */
function inter(): Buffer {
  font ??= readFileSync(join(process.cwd(), "lib/invoices/pdf/fonts/inter.ttf"));
  return font;
}

/** The invoice on one A4 page: parties, line items, tax, total, and a stamp that says whether it is paid. */
export function invoicePdf(invoice: Invoice): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: LEFT, info: infoOf(invoice) });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  document.font(inter());
  drawHead(document, invoice);
  const top = drawParties(document, invoice);
  const bottom = drawItems(document, invoice, top);
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
  page.fontSize(22).fillColor(INK).strokeColor(INK);
  strong(page, "Invoice", LEFT, 56);
  page.fontSize(10).fillColor(QUIET).text(invoice.number, LEFT, 86);
  page.text(`Issued ${day(invoice.createdAt)}, due ${day(invoice.dueAt)}`, LEFT, 100);
  const stamp = stampOf(invoice);
  page.fontSize(16).fillColor(stamp.color).strokeColor(stamp.color);
  strong(page, stamp.text, 300, 60, { width: RIGHT - 300, align: "right" });
}

function stampOf({ status, paidAt }: Invoice): { text: string; color: string } {
  if (status === "paid") return { text: `PAID ${paidAt ? day(paidAt) : ""}`, color: GREEN };
  return { text: status === "void" ? "VOID" : "OPEN", color: QUIET };
}

type Draw = (page: Page, text: string, x: number, y: number, options?: PDFKit.Mixins.TextOptions) => void;

const plain: Draw = (page, text, x, y, options) => void page.text(text, x, y, options);

/** One weight is all we carry: what matters more has its outline drawn as well, in the colour of `strokeColor`. */
const strong: Draw = (page, text, x, y, options) =>
  void page
    .lineWidth(0.25)
    .text(text, x, y, { ...options, fill: true, stroke: true })
    .lineWidth(1);

/** Answers where the items may begin: an address can take more lines than most do. */
function drawParties(page: Page, invoice: Invoice): number {
  const bottoms = [
    drawParty(page, "From", invoice.seller, LEFT),
    drawParty(page, "Billed to", invoice.buyer, 310),
  ];
  return Math.max(290, ...bottoms.map((bottom) => bottom + 30));
}

function drawParty(page: Page, title: string, party: Record<string, string>, x: number): number {
  page.fontSize(9).fillColor(QUIET).text(title, x, 140);
  page.fontSize(10).fillColor(INK);
  page.text(pdfText(partyLines(party).join("\n")), x, 154, { width: 230 });
  return page.y;
}

function drawItems(page: Page, invoice: Invoice, top: number): number {
  let y = top;
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
  total(page, y + 42, `Total ${invoice.currency}`, money(invoice, invoice.totalCents), strong);
}

function total(page: Page, y: number, label: string, amount: string, draw: Draw = plain): void {
  page.fontSize(10).fillColor(INK).strokeColor(INK);
  draw(page, label, 310, y, { width: 120 });
  draw(page, pdfText(amount), 430, y, { width: RIGHT - 430, align: "right" });
}

function row(page: Page, y: number, left: string, right: string, color: string): void {
  page.fontSize(10).fillColor(color).text(pdfText(left), LEFT, y, { width: 350, lineBreak: false });
  page.text(pdfText(right), 410, y, { width: RIGHT - 410, align: "right", lineBreak: false });
}

const money = (invoice: Invoice, cents: number) => formatAmount(cents, invoice.currency);
const day = (at: Date) => at.toISOString().slice(0, 10);
