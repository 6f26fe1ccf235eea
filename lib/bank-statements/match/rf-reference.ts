import { mod97 } from "@/lib/bank-codes";

/** Whether the folded text is a creditor reference with right check digits (ISO 11649). */
export function isRfReference(text: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}
