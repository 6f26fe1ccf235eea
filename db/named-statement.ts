import { fillPlaceholders, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type pg from "pg";

const dialect = new PgDialect();

/** A statement that is asked all day long: compiled once a process, and planned once a connection under its name. */
export interface NamedStatement<V, Row> {
  /** With these values, for drizzle. */
  of(values: V): SQL<Row>;
  /** With these values, for the driver. */
  compiled(values: V): pg.QueryConfig;
}

/** `build` may do nothing with its values but put them into the statement: when it is compiled they are not known yet. */
export function namedStatement<V extends object, Row>(
  name: string,
  build: (values: V) => SQL,
): NamedStatement<V, Row> {
  let known: { text: string; params: unknown[] } | undefined;
  const compile = () => {
    const { sql: text, params } = dialect.sqlToQuery(build(placeholders<V>()));
    return { text, params };
  };
  return {
    of: (values) => build(values) as SQL<Row>,
    compiled: (values) => {
      known ??= compile();
      return {
        name,
        text: known.text,
        values: fillPlaceholders(known.params, values as Record<string, unknown>),
      };
    },
  };
}

/** Stands for values of any names. */
function placeholders<V extends object>(): V {
  return new Proxy({} as V, { get: (_, name) => sql.placeholder(String(name)) });
}
