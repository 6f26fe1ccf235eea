import PDFDocument from "pdfkit";
import { partyLines } from "@/lib/invoices/party-lines";
import { Pen } from "@/lib/print/pen";
import type { PrintedDocument, PrintedItem, PrintedTotal } from "./document";
import { drawPayment } from "./draw-payment";
import { drawLogo } from "./logo";
import { BOTTOM, INK, LEFT, LINE, QUIET, RIGHT, TOP } from "./measures";
import { roomFor, type Sheet } from "./sheet";

/** Sets a document on A4: one page where it fits, readable in black and white. */
export function drawDocument(document: PrintedDocument): Promise<Buffer> {
  const page = new PDFDocument({ size: "A4", margin: 0, bufferPages: true, info: infoOf(document) });
  const chunks: Buffer[] = [];
  page.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on("end", () => resolve(Buffer.concat(chunks)));
    page.on("error", reject);
  });
  const sheet = { page, pen: new Pen(page, document.buyer.country) };
  let y = drawHead(sheet, document);
  y = drawParties(sheet, document, y);
  y = sheet.pen.write(document.headline, LEFT, y, { size: 16, weight: "semibold", width: RIGHT - LEFT }) + 18;
  y = drawItems(sheet, document.lineItems, y);
  y = drawTotals(sheet, document.totals, y);
  y = drawNotes(sheet, document.notes, y);
  if (document.payment) drawPayment(sheet, document.payment, y);
  drawFoots(sheet, document);
  page.end();
  return done;
}

function infoOf({ title, number, seller, issuedAt }: PrintedDocument) {
  return { Title: `${title} ${number}`, Author: seller.name ?? "", CreationDate: issuedAt };
}

function drawHead({ page, pen }: Sheet, { title, facts, stamp }: PrintedDocument): number {
  drawLogo(page, RIGHT - 36, TOP, 36);
  let y = pen.write(title, LEFT, TOP, { size: 22, weight: "semibold" }) + 8;
  for (const [label, value] of facts) {
    pen.write(label, LEFT, y, { size: 9.5, weight: "semibold" });
    y = pen.write(value, LEFT + 120, y, { size: 9.5 });
  }
  const color = stamp.tone === "done" ? "#15803d" : INK;
  const style = { size: 11, weight: "semibold", color } as const;
  const width = pen.widthOf(stamp.text, style);
  page
    .roundedRect(RIGHT - width - 20, TOP + 50, width + 20, 24, 4)
    .lineWidth(1.2)
    .strokeColor(color)
    .stroke();
  pen.write(stamp.text, RIGHT - width - 10, TOP + 54.5, style);
  return y + 22;
}

function drawParties({ pen }: Sheet, { seller, buyer, buyerTitle }: PrintedDocument, y: number): number {
  const bottoms = [drawParty(pen, undefined, seller, LEFT, y), drawParty(pen, buyerTitle, buyer, 310, y)];
  return Math.max(...bottoms) + 24;
}

function drawParty(
  pen: Pen,
  title: string | undefined,
  party: Record<string, string>,
  x: number,
  from: number,
): number {
  const style = { size: 9.5, width: 230 };
  let y = from;
  if (title) y = pen.write(title, x, y, { ...style, weight: "semibold" });
  for (const [at, line] of partyLines(party).entries()) {
    const isName = at === 0 && !title;
    y = pen.write(line, x, y, {
      ...style,
      weight: isName ? "semibold" : "regular",
      color: at ? "#3f3f46" : INK,
    });
  }
  return y;
}

const AMOUNT_WIDTH = 110;

function drawItems(sheet: Sheet, items: readonly PrintedItem[], from: number): number {
  const { pen } = sheet;
  const head = { size: 8.5, color: QUIET } as const;
  pen.write("Description", LEFT, from, head);
  pen.write("Qty", 380, from, { ...head, width: 40, align: "right" });
  pen.write("Amount", RIGHT - AMOUNT_WIDTH, from, { ...head, width: AMOUNT_WIDTH, align: "right" });
  let y = rule(sheet, from + 16, INK);
  for (const { description, detail, quantity, amount } of items) {
    y = roomFor(sheet, 44, y + 8);
    const text = { size: 10 } as const;
    pen.write(quantity, 380, y, { ...text, width: 40, align: "right" });
    pen.write(amount, RIGHT - AMOUNT_WIDTH, y, { ...text, width: AMOUNT_WIDTH, align: "right" });
    y = pen.write(description, LEFT, y, { ...text, width: 310 });
    if (detail) y = pen.write(detail, LEFT, y, { size: 8.5, color: QUIET, width: 310 });
  }
  return y + 14;
}

function drawTotals(sheet: Sheet, totals: readonly PrintedTotal[], from: number): number {
  let y = roomFor(sheet, totals.length * 22, from);
  for (const { label, amount, isStrong } of totals) {
    rule(sheet, y, LINE, 310);
    const style = { size: 10, weight: isStrong ? "semibold" : "regular" } as const;
    sheet.pen.write(label, 310, y + 4, style);
    const place = { width: AMOUNT_WIDTH, align: "right" } as const;
    y = sheet.pen.write(amount, RIGHT - AMOUNT_WIDTH, y + 4, { ...style, ...place }) + 3;
  }
  return y + 10;
}

function drawNotes(sheet: Sheet, notes: readonly string[], from: number): number {
  let y = from;
  for (const note of notes) {
    y = roomFor(sheet, 30, y);
    y = sheet.pen.write(note, LEFT, y, { size: 9, color: "#3f3f46", width: RIGHT - LEFT }) + 4;
  }
  return y + 8;
}

/** The number on each page, and which one it is where there are more. */
function drawFoots({ page, pen }: Sheet, { title, number }: PrintedDocument): void {
  const { start, count } = page.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    page.switchToPage(at);
    const pages = count > 1 ? `Page ${at + 1} of ${count}` : "Page 1 of 1";
    pen.write(`${title} ${number}`, LEFT, BOTTOM + 14, { size: 8, color: QUIET });
    pen.write(pages, RIGHT - 120, BOTTOM + 14, { size: 8, color: QUIET, width: 120, align: "right" });
  }
}

function rule({ page }: Sheet, y: number, color: string, from = LEFT): number {
  page.moveTo(from, y).lineTo(RIGHT, y).lineWidth(0.6).strokeColor(color).stroke();
  return y;
}
