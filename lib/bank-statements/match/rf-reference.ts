import { remainder97 } from "@/lib/bank-statements/statement/account-number";

/** Whether the folded text is a creditor reference with right check digits (ISO 11649). */
export function isRfReference(text: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && remainder97(text.slice(4) + text.slice(0, 4)) === 1;
}
