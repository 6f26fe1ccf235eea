/** Classes of PostgreSQL's codes: no connection (08), nothing left of something (53), shutting down or starting (57P). */
const AWAY = /^(?:08...|53...|57P0[1-5])$/;
/** What else is connected to answers for itself, with errors of its own. */
const SYSTEM = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
];
/** Those of the driver, which have no code (pg/lib/client.js, pg-pool/index.js). */
const WORDS =
  /^(?:Connection terminated|timeout (?:exceeded|expired)|Query read timeout|Client (?:has encountered|was closed)|Cannot use a pool)/;

/** Whether an error says that the database can't be reached or can't work now: a matter of time, and no fault of the request. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (AWAY.test(code) || SYSTEM.includes(code) || WORDS.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
  return isDatabaseAway(error.cause);
}
