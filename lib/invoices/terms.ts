import { env } from "@/lib/env";
import { addDays } from "@/lib/time/days";

/** When an invoice of now is due: the operator's terms, but no later than what it pays for ends. */
export function dueDate(issuedAt: Date, latest?: Date): Date {
  const due = addDays(issuedAt, env().INVOICE_DUE_DAYS);
  return latest && latest < due ? latest : due;
}
