import { AppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import { spendLimit } from "@/lib/rate-limits/spend-limit";

/** Spends one call of the allowance that forms share with the API; throws `throttled` when there is none left. */
export async function spendActionLimit(limit: LimitName, identity: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await spendLimit(limit, identity);
  if (allowed) return;
  throw new AppError("throttled", {
    message: `Too many attempts. Try again in ${retryAfterSeconds} seconds.`,
  });
}
