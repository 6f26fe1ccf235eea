import { ExportLink } from "@/components/ui/data/export-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import type { UsageReportQuery } from "@/lib/usage/report/page-query";
import { usageQueryParams } from "@/lib/usage/report/page-query";
import { REST, seriesKey, usageChart, usageSeries } from "@/lib/usage/report/usage-chart";
import type { UsageDay, UsageRow } from "@/lib/usage/report/usage-groups";
import { GROUP_WORDS, rowName, usageChangeWords } from "@/lib/usage/report/usage-words";
import { LazyChart } from "./lazy-chart";
import { SERIES_COLOURS } from "./series-colours";
import { UsageReportForm } from "./usage-report-form";

interface UsageReportProps {
  query: UsageReportQuery;
  rows: UsageRow[];
  days: UsageDay[];
}

const number = (credits: number) => credits.toLocaleString("en");

/** What credits were spent on in a range: a chart, the sums compared with the range before, and the same by day. */
export function UsageReport({ query, rows, days }: UsageReportProps) {
  const { range } = query;
  const sum = (of: "credits" | "previous") => rows.reduce((total, row) => total + row[of], 0);
  const [total, previous] = [sum("credits"), sum("previous")];
  return (
    <Card
      id="report"
      title={`Credits spent in ${titleWords(query)}`}
      description={`${number(total)} credits, ${number(previous)} in the ${range.days} days before (${usageChangeWords(total, previous)}). Days begin and end in UTC, refunds are taken off.`}
      action={
        <ExportLink href={`/usage/report-export?${new URLSearchParams(usageQueryParams(query))}`}>
          Export report
        </ExportLink>
      }
      className="mb-8"
    >
      {query.isRefused && (
        <Alert tone="warning" title="These dates can't be shown">
          Choose a first and a last day that are at most 366 days apart. These are the last 30 days.
        </Alert>
      )}
      <UsageReportForm query={query} />
      {rows.length === 0 ? (
        <p className="py-10 text-center text-muted">
          Nothing spent yet. Each piece of work your sites ask for appears here on its day.
        </p>
      ) : (
        <Spending query={query} rows={rows} days={days} />
      )}
    </Card>
  );
}

/** As a chart, as sums, and by day. */
function Spending({ query: { range, by }, rows, days }: UsageReportProps) {
  const names = new Map(rows.map((row) => [seriesKey(row.key), rowName(by, row)]));
  const series = usageSeries(rows).map(({ key, credits }, index) => ({
    operation: key,
    credits,
    name: key === REST ? "All others" : (names.get(key) ?? key),
    colour: SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0],
  }));
  const bars = usageChart(range, days, usageSeries(rows));
  return (
    <>
      <div aria-hidden>
        <LazyChart days={bars} series={series} />
      </div>
      <SumTable by={by} rows={rows} colours={new Map(series.map((each) => [each.operation, each.colour]))} />
      <DayTable bars={bars.filter(({ total: spent }) => spent !== 0)} series={series} />
    </>
  );
}

function titleWords({ name, range }: UsageReportQuery): string {
  if (name === "period") return "this period";
  if (name !== "own") return `the last ${range.days} days`;
  const day = (at: Date) => at.toISOString().slice(0, 10);
  return `${day(range.from)} to ${day(new Date(range.to.getTime() - 1))}`;
}

interface SumTableProps {
  by: UsageReportQuery["by"];
  rows: UsageRow[];
  colours: Map<string, string>;
}

function SumTable({ by, rows, colours }: SumTableProps) {
  const most = [...rows].sort((a, b) => b.credits - a.credits);
  return (
    <div className="mt-4">
      <Table label={`Credits by ${GROUP_WORDS[by].toLowerCase()}`} narrow="cards">
        <TableHead>
          <TableRow>
            <TableHeader>{GROUP_WORDS[by]}</TableHeader>
            <TableHeader>Credits</TableHeader>
            <TableHeader>Times</TableHeader>
            <TableHeader>Before</TableHeader>
            <TableHeader>Change</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {most.map((row) => (
            <TableRow key={row.key}>
              <TableCell>
                <span className="flex items-center gap-2 wrap-anywhere">
                  <svg aria-hidden="true" className="size-2.5 shrink-0">
                    <rect
                      width="100%"
                      height="100%"
                      rx="2"
                      fill={colours.get(seriesKey(row.key)) ?? colours.get(REST) ?? "transparent"}
                    />
                  </svg>
                  {rowName(by, row)}
                </span>
              </TableCell>
              <TableCell label="Credits" className="tabular-nums">
                {number(row.credits)}
              </TableCell>
              <TableCell label="Times" className="tabular-nums">
                {number(row.count)}
              </TableCell>
              <TableCell label="Before" className="tabular-nums">
                {number(row.previous)}
              </TableCell>
              <TableCell label="Change" className="whitespace-nowrap">
                {usageChangeWords(row.credits, row.previous)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

interface DayTableProps {
  bars: ReturnType<typeof usageChart>;
  series: { operation: string; name: string }[];
}

function DayTable({ bars, series }: DayTableProps) {
  return (
    <details className="mt-4">
      <summary className="w-fit rounded-control text-muted underline underline-offset-4">
        Show as a table
      </summary>
      <div className="mt-3">
        <Table label="Credits by day" narrow="cards">
          <TableHead>
            <TableRow>
              <TableHeader>Day</TableHeader>
              <TableHeader>Credits</TableHeader>
              <TableHeader>Of these</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {bars.map(({ day, total, spent }) => (
              <TableRow key={day}>
                <TableCell className="whitespace-nowrap">{day}</TableCell>
                <TableCell label="Credits">{number(total)}</TableCell>
                <TableCell label="Of these">
                  {series
                    .filter(({ operation }) => spent[operation])
                    .map(({ operation, name }) => `${name} ${number(spent[operation] ?? 0)}`)
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
