import { CREDIT_OPERATIONS, type CreditOperation } from "@/db/words";

import { addDays } from "@/lib/time/days";
import type { DailySpend } from "./daily-spend";

/** One bar: a day, and what each operation took. */
export interface ChartDay {
  day: string;
  total: number;
  spent: Partial<Record<CreditOperation, number>>;
}

/** `days` days up to and with `at`, none left out. Pure. */
export function chartDays(spend: DailySpend[], days: number, at: Date): ChartDay[] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(at, index + 1 - days)
      .toISOString()
      .slice(0, 10);
    const rows = spend.filter((row) => row.day === day && row.spent !== 0);
    const spent = Object.fromEntries(rows.map((row) => [row.operation, row.spent]));
    return { day, spent, total: rows.reduce((sum, row) => sum + row.spent, 0) };
  });
}

/** The operations that took anything, in the price list's order, with how much. Pure. */
export function byOperation(spend: DailySpend[]): { operation: CreditOperation; spent: number }[] {
  return CREDIT_OPERATIONS.map((operation) => ({
    operation,
    spent: spend.reduce((sum, row) => sum + (row.operation === operation ? row.spent : 0), 0),
  })).filter(({ spent }) => spent !== 0);
}
