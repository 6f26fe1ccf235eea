import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

type Columns = Record<string, PgColumn>;

/** What comes back of a column: a time comes as text. */
type JsonOf<C extends PgColumn> =
  | (C["_"]["data"] extends Date ? string : C["_"]["data"])
  | (C["_"]["notNull"] extends true ? never : null);

/** What such an expression comes back as. */
export type Json<S extends SQL> = S["_"]["type"];

/**
 * Columns as one JSON object, for the statement that is asked at every request: the driver and drizzle take longer over
 * twenty columns than PostgreSQL takes to find them.
 */
export function jsonObject<T extends Columns>(columns: T): SQL<{ [K in keyof T]: JsonOf<T[K]> }> {
  const pairs = Object.entries(columns).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`);
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** Like `jsonObject`, for a left join: null where no row was found, which `id` says. */
export function jsonObjectOrNull<T extends Columns & { id: PgColumn }>(columns: T) {
  const object = jsonObject(columns);
  return sql<Json<typeof object> | null>`case when ${columns.id} is null then null else ${object} end`;
}

/** A time that came in such an object. */
export function timeOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
