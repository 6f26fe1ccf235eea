import { sql } from "drizzle-orm";
import { directlyAsSystem } from "@/db";

/** Two statements of one account between which one is missing, or more. */
export interface StatementGap {
  ownAccount: string;
  currency: string;
  before: string;
  after: string;
  beforeOn: string;
  afterOn: string;
  /** What the lines that are missing add up to. */
  missingCents: number;
}

interface Row extends Record<string, unknown> {
  own_account: string;
  currency: string;
  before: string;
  after: string;
  before_on: string;
  after_on: string;
  missing: string;
}

/**
 * Where a booked statement does not begin with the balance that the one before ended with, or where a number was left out
 * within a year, or a page of one number ("4/1" and then "4/3"). Statements that were imported twice count once.
 */
export async function findGaps(): Promise<StatementGap[]> {
  const { rows } = await directlyAsSystem((db) =>
    db.execute<Row>(sql`
      with once as (
        select distinct on (own_account, currency, number, opening_on, closing_on, opening_cents, closing_cents) *
        from bank_statements
        where kind = 'booked' and opening_cents is not null and closing_cents is not null
      ), numbered as (
        select *, substring(number from '^([0-9]{1,9})(?:/[0-9]{1,9})?$')::bigint as counted,
          substring(number from '^[0-9]{1,9}/([0-9]{1,9})$')::bigint as page
        from once
      ), pairs as (
        select own_account, currency, number as after, counted as after_number, page as after_page,
          lag(counted) over following as before_number, lag(page) over following as before_page, opening_on as after_on, opening_cents,
          lag(number) over following as before, lag(closing_on) over following as before_on,
          lag(closing_cents) over following as closing_cents
        from numbered window following as (partition by own_account, currency order by closing_on, opening_on, id)
      )
      select own_account, currency, before, after, before_on::text, after_on::text, opening_cents - closing_cents as missing
      from pairs
      where closing_cents is not null and (opening_cents <> closing_cents or (
        extract(year from before_on) = extract(year from after_on)
        and (after_number > before_number + 1 or (after_number = before_number and after_page > before_page + 1))))
      order by after_on desc limit 50`),
  );
  return rows.map((row) => ({
    ownAccount: row.own_account,
    currency: row.currency,
    before: row.before,
    after: row.after,
    beforeOn: row.before_on,
    afterOn: row.after_on,
    missingCents: Number(row.missing),
  }));
}
