import { UsageReport } from "@/components/usage/usage-report";
import { readUsageQuery } from "@/lib/usage/report/page-query";
import { usageByDay, usageGroups } from "@/lib/usage/report/usage-groups";

interface ReportProps {
  accountId: number;
  /** As the address has them. */
  params: Record<string, unknown>;
  at: Date;
  /** When the credits of this period were given. */
  periodStart: Date;
}

/** What credits were spent on in the range that the address says. */
export async function Report({ accountId, params, at, periodStart }: ReportProps) {
  const query = readUsageQuery(params, { at, periodStart });
  const [rows, days] = await Promise.all([
    usageGroups(accountId, query, { by: query.by }),
    usageByDay(accountId, query, query.by),
  ]);
  return <UsageReport query={query} rows={rows} days={days} />;
}
