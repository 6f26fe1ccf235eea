import { InvalidArgumentError } from "commander";
import { parseDecimal } from "@/lib/money";

/** Parsers for commander: what they refuse is wrong usage, exit code 2. */

export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("Give a whole number above 0.");
  return Number(text);
}

export function nonNegativeInteger(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Give a whole number, 0 or more.");
  return Number(text);
}

/** "139.00" -> 13900 cents. */
export function amountCents(text: string): number {
  const cents = parseDecimal(text);
  if (cents === undefined) throw new InvalidArgumentError("Give an amount such as 139.00.");
  return cents;
}

export function emailAddress(text: string): string {
  const email = text.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidArgumentError("That is not an email address.");
  return email;
}

export function nonEmpty(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must not be empty.");
  return text.trim();
}
