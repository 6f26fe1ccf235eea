import { mod97 } from "@/lib/bank-codes";

/** What is left of 25 characters beside "RF" and two check digits. */
const LONGEST = 21;

/**
 * An invoice's number as a structured creditor reference (ISO 11649), whose check digits banks test where it is typed:
 * "INV-12-202611-0001" -> "RF97INV122026110001". Undefined where the number is too long for one.
 */
export function creditorReference(number: string): string | undefined {
  const body = number.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  if (body === "" || body.length > LONGEST) return undefined;
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, "0")}${body}`;
}

/** In groups of four, as people read and type IBANs and references. */
export function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}
