import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { monthParam } from "@/lib/bank-statements/input";
import { exportMonth } from "@/lib/bank-statements/ledger/export-month";
import { csvResponse } from "@/lib/csv";

/** One month of the bank for the accountant, sent while it is read. */
export async function GET(request: Request): Promise<Response> {
  await requireSuperuser();
  const month = monthParam.safeParse(new URL(request.url).searchParams.get("month"));
  if (!month.success) return new Response("Name a month, such as ?month=2026-01.", { status: 400 });
  return csvResponse(`bank-${month.data}.csv`, exportMonth(month.data));
}
