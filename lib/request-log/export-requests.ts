import { listRequests, type RequestFilter } from "./queries";

const BATCH = 1000;
const HEAD = [
  "time",
  "request_id",
  "method",
  "path",
  "status",
  "code",
  "message",
  "ms",
  "caller",
  "address",
  "client",
];

/** The log as rows of a spreadsheet, read in batches: as long as it is, as small as a batch in memory. */
export async function* exportRequests(accountId: number, filter: RequestFilter) {
  yield HEAD;
  let after: number | undefined;
  for (;;) {
    const rows = await listRequests(accountId, filter, { limit: BATCH, after });
    for (const row of rows.slice(0, BATCH)) {
      const { createdAt, requestId, method, path, status, code, message, ms, address, client } = row;
      const caller = row.keyName ?? row.email;
      yield [createdAt, requestId, method, path, status, code, message, ms, caller, address, client];
    }
    if (rows.length <= BATCH) return;
    after = rows[BATCH - 1]?.id;
  }
}
