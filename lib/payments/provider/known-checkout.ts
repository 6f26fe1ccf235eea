import { and, eq } from "drizzle-orm";
import { asSystem, checkouts } from "@/db";
import type { Provider } from "@/db/words";

/** Whose invoice a page is for that we opened ourselves, whatever is written on it. */
export async function findKnownCheckout(
  provider: Provider,
  externalId: string,
): Promise<{ accountId: number; invoiceId: number } | undefined> {
  const [page] = await asSystem((tx) =>
    tx
      .select({ accountId: checkouts.accountId, invoiceId: checkouts.invoiceId })
      .from(checkouts)
      .where(and(eq(checkouts.provider, provider), eq(checkouts.externalId, externalId))),
  );
  return page;
}
