import { and, eq } from "drizzle-orm";
import { asSystem, checkouts } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";

/** An open checkout is over: paid, or expired at the provider. */
export async function closeCheckout(
  provider: Provider,
  externalId: string,
  status: "completed" | "expired",
): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(checkouts)
      .set({ status, updatedAt: now() })
      .where(
        and(
          eq(checkouts.provider, provider),
          eq(checkouts.externalId, externalId),
          eq(checkouts.status, "open"),
        ),
      ),
  );
}
