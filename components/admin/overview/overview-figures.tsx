import Link from "next/link";
import { statusWords } from "@/components/admin/status-words";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";
import type { AccountStatus } from "@/db/words";
import type { DayOfSignups, listTrialsEnding, MonthOfRevenue } from "@/lib/admin/overview/figures";
import { formatAmount } from "@/lib/money";
import { formatMonth, formatShortDay } from "@/lib/time/date-words";
import { BarChart } from "./bar-chart";

export function AccountsByStatus({
  statuses,
}: {
  statuses: readonly { status: AccountStatus; count: number }[];
}) {
  return (
    <section aria-label="Accounts by status" className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {statuses.map(({ status, count }) => (
        <Link
          key={status}
          href={`/admin/accounts?status=${status}`}
          className="rounded-card border border-border bg-surface px-4 py-3 shadow-raised hover:bg-sunken/60"
        >
          <span className="block text-xl font-semibold tabular-nums">{count.toLocaleString("en-US")}</span>
          <span className="text-muted">{statusWords(status)}</span>
        </Link>
      ))}
    </section>
  );
}

interface RevenueProps {
  months: readonly MonthOfRevenue[];
  currency: string;
  /** What was paid in these is not in the sums. */
  others: readonly string[];
}

export function Revenue({ months, currency, others }: RevenueProps) {
  const bars = months.map(({ month, cents }) => {
    const label = formatMonth(new Date(month));
    return { label, value: cents, text: `${label}: ${formatAmount(cents, currency)}` };
  });
  const without = others.length > 0 ? `; without invoices in ${others.join(", ")}` : "";
  return (
    <Card
      title={`${formatAmount(months.at(-1)?.cents ?? 0, currency)} earned this month`}
      description={`Paid invoices spread over their periods, before tax, less refunds${without}`}
    >
      <BarChart title="Revenue by month" bars={bars} />
    </Card>
  );
}

export function Signups({ days }: { days: readonly DayOfSignups[] }) {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const bars = days.map(({ day, count }) => {
    const label = formatShortDay(new Date(day));
    return { label, value: count, text: `${label}: ${count}` };
  });
  return (
    <Card title={`${total} sign-ups in 30 days`} description="New accounts by day">
      <BarChart title="Sign-ups by day" bars={bars} />
    </Card>
  );
}

export function TrialsEnding({ trials }: { trials: Awaited<ReturnType<typeof listTrialsEnding>> }) {
  return (
    <Card title="Trials ending next">
      {trials.length === 0 && <p className="text-muted">Nobody is on trial.</p>}
      <ul className="divide-y divide-border">
        {trials.map((trial) => (
          <li key={trial.id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <Link
              href={`/admin/accounts/${trial.id}`}
              className="min-w-0 font-medium wrap-anywhere hover:underline"
            >
              {trial.name}
            </Link>
            <span className="text-muted">
              {trial.credits.toLocaleString("en-US")} credits left, ends{" "}
              <RelativeTime at={trial.trialEndsAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
