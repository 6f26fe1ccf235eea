import { AppError, ERROR_CATALOGUE } from "@/lib/errors";
import type { CommonOptions, Outcome } from "./outcome";

export function printOutcome({ data, lines, ok = true }: Outcome, options: CommonOptions): void {
  const dryRun = options.dryRun === true;
  if (options.json) {
    console.log(JSON.stringify({ ok, ...(dryRun && { dry_run: true }), data }, null, 2));
    return;
  }
  for (const line of dryRun ? ["Dry run: nothing was changed. It would say:", ...lines] : lines)
    console.log(line);
}

/** One line on stderr, or the same as JSON on stdout. A stack only for what nobody foresaw, and only on request. */
export function printFailure(error: unknown, options: CommonOptions & { id?: number }): void {
  const { json } = options;
  const failure = forOperators(describeFailure(error), options);
  if (json) console.log(JSON.stringify({ ok: false, ...failure }, null, 2));
  else process.stderr.write(`${[failure.error, ...fieldLines(failure.errors)].join("\n")}\n`);
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

/** What a long command tells meanwhile. Beside its answer, which --json wants alone on stdout. */
export function sayBeside(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The sentence for people outside says nothing of what exists; who sits at the terminal sees everything anyway. */
function forOperators(failure: Failure, { id }: { id?: number }): Failure {
  const isVague = failure.code === "not_found" && failure.error === ERROR_CATALOGUE.not_found[1];
  if (!isVague || id === undefined) return failure;
  return {
    ...failure,
    error: `Nothing in this database has the id ${id}. See \`npm run manage -- list-accounts\`.`,
  };
}

interface Failure {
  error: string;
  code?: string;
  errors?: Record<string, string[]>;
}

function describeFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    return { error: error.message, code: error.code, errors: error.fields };
  }
  if (isMissingTable(error)) {
    return { error: "The database has no tables yet. Run `npm run manage -- migrate` first." };
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof AggregateError) return { error: describeFailure(cause.errors[0]).error };
  return { error: cause instanceof Error ? cause.message : String(cause) };
}

function fieldLines(errors: Record<string, string[]> = {}): string[] {
  return Object.entries(errors).map(([field, messages]) => `  ${field}: ${messages.join(" ")}`);
}

/** PostgreSQL's undefined_table and invalid_schema_name (appendix A of its manual). */
function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && (error.code === "42P01" || error.code === "3F000")) return true;
  return isMissingTable(error.cause);
}
