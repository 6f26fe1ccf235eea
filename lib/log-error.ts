/** What a log line says of an error. */
interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  code?: unknown;
  status?: unknown;
  constraint?: unknown;
  cause?: LoggedError;
  errors?: LoggedError[];
}

const DEPTH = 4;

/**
 * An error as the log keeps it: named fields alone, since libraries hang whole requests with their credentials on theirs,
 * and without a statement's parameters, which hold links, hashes and addresses. Pure.
 */
export function loggedError(error: unknown, depth = DEPTH): LoggedError | unknown {
  if (!(error instanceof Error)) return typeof error === "object" ? { type: "unknown" } : error;
  const { code, status, constraint } = error as { code?: unknown; status?: unknown; constraint?: unknown };
  const logged: LoggedError = {
    type: error.name,
    message: withoutParameters(error.message),
    stack: error.stack && withoutParameters(error.stack),
    ...Object.fromEntries(Object.entries({ code, status, constraint }).filter(([, value]) => isPlain(value))),
  };
  if (depth > 0 && error.cause !== undefined)
    logged.cause = loggedError(error.cause, depth - 1) as LoggedError;
  if (depth > 0 && error instanceof AggregateError)
    logged.errors = error.errors.map((one) => loggedError(one, depth - 1) as LoggedError);
  return logged;
}

/** Drizzle writes `params: ` and every value behind a failed query; they may have lines of their own. */
function withoutParameters(text: string): string {
  return text.replace(/\nparams: .*?(?=\n {4}at |$(?![\s\S]))/gs, "\nparams: [hidden]");
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
