import { AppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import { takeFromLimit } from "@/lib/rate-limits/take-from-limit";

/** Takes one call from the allowance that forms share with the API; throws `throttled` when there is none left. */
export async function throttleAction(limit: LimitName, identity: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await takeFromLimit(limit, identity);
  if (allowed) return;
  throw new AppError("throttled", {
    message: `Too many attempts. Try again in ${retryAfterSeconds} seconds.`,
  });
}
