import type { AppError } from "./errors";
import { log } from "./log";

/**
 * Writes down what we could not do. A plain refusal is none of that, whatever its status, and a provider's fault has its
 * own line (lib/payments). While the database is away one line each is enough.
 */
export function logFailure(error: AppError, facts: Record<string, unknown>, message: string): void {
  if (error.code === "internal_error") log.error({ ...facts, err: error.cause ?? error }, message);
  if (error.code === "service_unavailable") log.warn({ ...facts, reason: reasonOf(error.cause) }, message);
}

/** The innermost sentence: those around it repeat the statement. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause instanceof Error) return reasonOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}
