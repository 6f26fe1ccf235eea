import { mod97 } from "@/lib/bank-codes";

/** "de89 3704..." -> "DE893704...": how an account is compared, in whatever way its bank writes it. */
export function plainAccount(account: string): string {
  return account.replace(/[\s.-]/g, "").toUpperCase();
}

/** Whether the text is an IBAN with the right check digits (ISO 13616). */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}
