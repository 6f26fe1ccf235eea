import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { Card } from "@/components/ui/page/card";
import { byOperation, chartDays, type DailySpend } from "@/lib/usage/daily-spend";
import { SPENT_WORDS } from "@/lib/usage/operation-words";
import { LazyChart } from "./lazy-chart";
import { SERIES_COLOURS } from "./series-colours";

/** Credits of the last days: a chart, its legend with the sums, and the same as a table. */
export function SpendCard({ spend, days, at }: { spend: DailySpend[]; days: number; at: Date }) {
  const totals = byOperation(spend);
  const series = totals.map(({ operation, spent }, index) => ({
    operation,
    spent,
    name: SPENT_WORDS[operation],
    colour: SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0],
  }));
  const bars = chartDays(spend, days, at);
  return (
    <Card
      title={`Credits spent in the last ${days} days`}
      description="By day and operation. Days begin and end in UTC, refunds are taken off."
      className="mb-8"
    >
      {totals.length === 0 ? (
        <p className="py-10 text-center text-muted">
          Nothing spent yet. Each piece of work your sites ask for appears here on its day.
        </p>
      ) : (
        <>
          <div aria-hidden>
            <LazyChart days={bars} series={series} />
          </div>
          <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-2" aria-label="By operation">
            {series.map(({ operation, name, colour, spent }) => (
              <li key={operation} className="flex items-center gap-2">
                <svg aria-hidden="true" className="size-2.5">
                  <rect width="100%" height="100%" rx="2" fill={colour} />
                </svg>
                {name} <strong className="font-semibold tabular-nums">{spent.toLocaleString("en")}</strong>
              </li>
            ))}
          </ul>
          <DayTable days={bars.filter(({ total }) => total !== 0)} />
        </>
      )}
    </Card>
  );
}

function DayTable({ days }: { days: ReturnType<typeof chartDays> }) {
  return (
    <details className="mt-4">
      <summary className="w-fit rounded-control text-muted underline underline-offset-4">
        Show as a table
      </summary>
      <div className="mt-3">
        <Table label="Credits by day">
          <TableHead>
            <TableRow>
              <TableHeader>Day</TableHeader>
              <TableHeader>Credits</TableHeader>
              <TableHeader>By operation</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {days.map(({ day, total, spent }) => (
              <TableRow key={day}>
                <TableCell className="whitespace-nowrap">{day}</TableCell>
                <TableCell>{total.toLocaleString("en")}</TableCell>
                <TableCell>
                  {Object.entries(spent)
                    .map(
                      ([operation, credits]) =>
                        `${SPENT_WORDS[operation as keyof typeof spent]} ${credits.toLocaleString("en")}`,
                    )
                    .join(", ")}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </details>
  );
}
