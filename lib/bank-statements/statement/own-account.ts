import { mod97 } from "@/lib/bank-codes";
import { plainAccount } from "./account-number";

/**
 * One name for the operator's account in every format: its IBAN. MT940 of Germany writes bank code and number instead,
 * of which the IBAN is made.
 */
export function ownAccountName(account: string): string {
  const german = /^(\d{8})\/(\d{1,10})$/.exec(account.trim());
  if (!german) return plainAccount(account);
  const bban = german[1]! + german[2]!.padStart(10, "0");
  const check = 98 - mod97(`${bban}DE00`);
  return `DE${String(check).padStart(2, "0")}${bban}`;
}
