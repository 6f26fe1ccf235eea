import pg from "pg";

/** Prepared once a connection; then it costs one message beside the statement's own. */
export const OPEN_SCOPE = {
  name: "open_scope",
  text: "select set_config('role', 'igny8_tenant', true), set_config('app.account_id', $1, true)",
};

/** What pg's own Query does beyond its published types (pg/lib/query.js of pg 8.23). */
interface QueryInternals {
  prepare(connection: WireConnection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: WireConnection): void;
}

interface WireConnection {
  parse(message: { name: string; text: string; types: number[] }): void;
  bind(message: { statement: string; values: string[] }): void;
  execute(message: { portal: string; rows: number }): void;
}

type Done = (error: Error | undefined, result: pg.QueryResult) => void;
const Base = pg.Query as unknown as new (
  config: pg.QueryConfig & { queryMode: "extended" },
  values: undefined,
  done: Done,
) => pg.Submittable & QueryInternals;

/**
 * One statement as the tenant's role for one account, in one round trip: the scope and the statement travel together
 * and stand before one Sync, so PostgreSQL runs them as one transaction, and does not run the statement at all when the
 * scope could not be set. OPEN_SCOPE must have been prepared on the connection, unless it is sent along.
 */
export class ScopedQuery extends Base {
  private isScoped = false;

  constructor(
    private readonly accountId: number,
    statement: pg.QueryConfig,
    done: Done,
    /** Behind a pooler the scope is sent along, since the server that takes this may not have prepared it. */
    private readonly sendsScope = false,
  ) {
    // Without values it would travel by the simple protocol, past `prepare` and so without its scope.
    super({ ...statement, queryMode: "extended" }, undefined, done);
  }

  override prepare(connection: WireConnection): void {
    const scope = this.sendsScope ? "" : OPEN_SCOPE.name;
    if (this.sendsScope) connection.parse({ name: scope, text: OPEN_SCOPE.text, types: [] });
    connection.bind({ statement: scope, values: [String(this.accountId)] });
    connection.execute({ portal: "", rows: 0 });
    super.prepare(connection);
  }

  /** The first row and the first completion are those of the scope. */
  override handleDataRow(message: unknown): void {
    if (this.isScoped) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: WireConnection): void {
    if (this.isScoped) super.handleCommandComplete(message, connection);
    this.isScoped = true;
  }
}
