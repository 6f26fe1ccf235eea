import type { PrintedPayment } from "./document";
import { INK, LEFT, LINE, RIGHT } from "./measures";
import { roomFor, type Sheet } from "./sheet";

const CODE_SIZE = 92;
const BRAND = "#b93c0b";

/** How to pay it: the page, and where a transfer goes, with the code for banking apps beside it. */
export function drawPayment(sheet: Sheet, payment: PrintedPayment, from: number): void {
  const { page, pen } = sheet;
  const { transfer, online, onlineAmount, link } = payment;
  let y = roomFor(sheet, transfer ? 190 : 60, from);
  page.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.6).strokeColor(LINE).stroke();
  y = pen.write("How to pay", LEFT, y + 10, { size: 11, weight: "semibold" }) + 2;
  const text = { size: 9.5, width: RIGHT - LEFT } as const;
  if (online)
    y = pen.write(
      `Online by ${online}${onlineAmount ? ` (charges the full ${onlineAmount}; what we hold stays yours)` : ""}:`,
      LEFT,
      y,
      text,
    );
  else y = pen.write("See and report your payment online:", LEFT, y, text);
  y = pen.write(link, LEFT, y, { size: 9.5, color: BRAND, link }) + 6;
  if (transfer) drawTransfer(sheet, transfer, y);
}

function drawTransfer(sheet: Sheet, transfer: NonNullable<PrintedPayment["transfer"]>, from: number): void {
  const { pen } = sheet;
  const { facts, notice, code } = transfer;
  let y = pen.write("By bank transfer to this account, with this reference:", LEFT, from, { size: 9.5 }) + 2;
  if (notice) y = pen.write(notice, LEFT, y, { size: 9.5, weight: "semibold" }) + 2;
  const top = y;
  for (const [label, value] of facts) {
    pen.write(label, LEFT, y, { size: 9.5, weight: "semibold" });
    y = pen.write(value, LEFT + 120, y, { size: 9.5, width: 250 });
  }
  if (code) drawCode(sheet, code, top);
}

function drawCode({ page, pen }: Sheet, { size, path }: { size: number; path: string }, y: number): void {
  const x = RIGHT - CODE_SIZE;
  page
    .save()
    .translate(x, y)
    .scale(CODE_SIZE / size);
  page.path(path).fill(INK);
  page.restore();
  pen.write("Scan with your banking app", x - 20, y + CODE_SIZE + 3, {
    size: 7,
    width: CODE_SIZE + 20,
    align: "right",
  });
}
