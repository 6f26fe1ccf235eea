import type { CreditOperation } from "@/db/words";
import { consumeCredits } from "@/lib/credits/consume-credits";
import { goBack } from "./cast";

/** What a team asks of the product in a usual week. For content and optimization a unit is a word. */
const WEEK: readonly [CreditOperation, number][] = [
  ["site_analysis", 1],
  ["clustering", 2],
  ["idea_generation", 2],
  ["content_generation", 1850],
  ["image_generation", 3],
  ["linking", 2],
  ["content_generation", 2400],
  ["optimization", 3600],
];

interface Worker {
  accountId: number;
  userId: number;
  siteIds: readonly number[];
  /** The first and the last day of the work, in days before now. */
  fromDaysAgo: number;
  toDaysAgo: number;
}

/** Spends credits day by day, as people do: on some days a lot, on some nothing. */
export async function works({ accountId, userId, siteIds, fromDaysAgo, toDaysAgo }: Worker): Promise<void> {
  for (let daysAgo = fromDaysAgo; daysAgo >= toDaysAgo; daysAgo -= 1) {
    if (daysAgo % 7 < 2) continue;
    goBack(daysAgo);
    const [operation, units] = WEEK[daysAgo % WEEK.length]!;
    const siteId = siteIds[daysAgo % Math.max(1, siteIds.length)] ?? null;
    const idempotencyKey = `demo-${accountId}-${daysAgo}`;
    await consumeCredits({
      accountId,
      operation,
      units,
      siteId,
      metadata: {},
      idempotencyKey,
      userId,
      apiKeyId: null,
    });
  }
}
