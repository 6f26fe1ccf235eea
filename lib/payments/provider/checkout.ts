import { and, eq, ne } from "drizzle-orm";
import { asSystem, checkouts } from "@/db";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";

/** A checkout is over: paid, also after we had taken it for expired, or expired at the provider. */
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
          status === "completed" ? ne(checkouts.status, status) : eq(checkouts.status, "open"),
        ),
      ),
  );
}
