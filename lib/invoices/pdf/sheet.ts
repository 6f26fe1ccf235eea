import type { Pen } from "@/lib/print/pen";
import { BOTTOM, TOP } from "./measures";

/** What a document is drawn on, and with. */
export interface Sheet {
  page: PDFKit.PDFDocument;
  pen: Pen;
}

/** Room for this much, on the next page where this one has none. */
export function roomFor({ page }: Sheet, height: number, y: number): number {
  if (y + height <= BOTTOM) return y;
  page.addPage();
  return TOP;
}
