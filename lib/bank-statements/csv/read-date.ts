import { dayOf } from "@/lib/bank-statements/statement/day";
import type { DateOrder } from "./mapping";

/** "31.01.2026", "31.1.26", "2026-01-31 12:00", "01/31/2026" or "20260131" -> YYYY-MM-DD; undefined for any other. */
export function readDate(written: string, order: DateOrder): string | undefined {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(written.trim());
  const parts = digits ?? /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T ].*)?$/.exec(written.trim());
  if (!parts) return undefined;
  const [first, second, third] = parts.slice(1) as [string, string, string];
  if (first.length === 4)
    return order === "ymd" ? dayOf(Number(first), Number(second), Number(third)) : undefined;
  if (order === "ymd" || !/^(\d{2}|\d{4})$/.test(third)) return undefined;
  const [day, month] = order === "dmy" ? [first, second] : [second, first];
  const year = Number(third) + (third.length === 2 ? 2000 : 0);
  return dayOf(year, Number(month), Number(day));
}
