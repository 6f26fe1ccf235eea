import { addMonths } from "../model/months";
import type { World } from "./world";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The next full hour: when what was just done is seen by the jobs for the first time. */
export function nextHour(at: number): number {
  return Math.floor(at / HOUR) * HOUR + HOUR;
}

/**
 * When the hourly jobs have something to do after now and until `until`, at the next full hour: around each period's end,
 * a trial's, a deadline, a month's beginning, a sign-up's expiry, a closed account's purge. Runs between find nothing due.
 */
export async function dueMoments(world: World, until: number): Promise<number[]> {
  const { rows } = await world.db.query<Row>({ name: "moments", text: READ });
  const moments = rows.flatMap((row) => [
    ...around(row.period_end, [-7, -3, -1, 0, 0.25, 7, 21]),
    ...around(row.trial_ends_at, [-7, -3, -1, 0, 14]),
    ...around(row.grace_ends_at, [0, 14]),
    ...around(row.signed_up_at, [23, 29, 30]),
    ...around(row.closed_at, [30]),
    ...monthsOf(row.anchor_at, world.at, until),
  ]);
  const hours = moments.map((at) => Math.ceil(at / HOUR) * HOUR);
  return [...new Set(hours)].filter((at) => at > world.at && at <= until).sort((a, b) => a - b);
}

type Row = Record<
  "period_end" | "trial_ends_at" | "grace_ends_at" | "signed_up_at" | "closed_at" | "anchor_at",
  number | null
>;

const READ = `
  select ms(s.current_period_end) as period_end, ms(a.trial_ends_at) as trial_ends_at, ms(s.grace_ends_at) as grace_ends_at,
    case when s.status = 'pending_payment' then ms(s.created_at) end as signed_up_at, ms(a.closed_at) as closed_at,
    ms(s.anchor_at) as anchor_at
  from accounts a left join subscriptions s on s.account_id = a.id and s.status <> 'cancelled'`.replaceAll(
  /ms\(([^)]+)\)/g,
  "(extract(epoch from $1) * 1000)::float8",
);

const around = (at: number | null, days: number[]) => (at === null ? [] : days.map((day) => at + day * DAY));

function monthsOf(anchor: number | null, from: number, until: number): number[] {
  if (anchor === null) return [];
  const starts: number[] = [];
  const first = Math.max(0, Math.floor((from - anchor) / (31 * DAY)) - 1);
  for (let month = first; addMonths(anchor, month) <= until; month += 1)
    starts.push(addMonths(anchor, month));
  return starts;
}
