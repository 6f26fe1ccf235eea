import { and, eq, lte, ne } from "drizzle-orm";
import type { Invoice } from "@/db/schema";
import { checkouts } from "@/db/schema";
import { asSystem } from "@/db/scope";
import type { Provider } from "@/db/words";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { OpenedCheckout } from "./provider";

import { providerFor } from "./providers";

/**
 * The provider's page for an open invoice. One that is open already is used again, so that nobody pays twice; two calls
 * at once get the same page. Throws `payment_method_unavailable`, `provider_unavailable`.
 */
export async function openCheckout(invoice: Invoice, provider: Provider): Promise<{ url: string }> {
  const adapter = providerFor(provider);
  if (!adapter?.isConfigured()) throw new AppError("payment_method_unavailable");
  const { open, attempt } = await findOpen(invoice, provider);
  if (open) return { url: open.url };
  const opened = await adapter.start(invoice, attempt);
  await remember(invoice, provider, opened);
  return { url: opened.url };
}

function findOpen(invoice: Invoice, provider: Provider) {
  const ofInvoice = and(eq(checkouts.invoiceId, invoice.id), eq(checkouts.provider, provider));
  return asSystem(async (tx) => {
    await tx
      .update(checkouts)
      .set({ status: "expired", updatedAt: now() })
      .where(and(ofInvoice, eq(checkouts.status, "open"), lte(checkouts.expiresAt, now())));
    const [open] = await tx
      .select()
      .from(checkouts)
      .where(and(ofInvoice, eq(checkouts.status, "open")));
    const attempt = await tx.$count(checkouts, and(ofInvoice, ne(checkouts.status, "open")));
    return { open, attempt };
  });
}

async function remember(invoice: Invoice, provider: Provider, opened: OpenedCheckout): Promise<void> {
  const { accountId, id: invoiceId } = invoice;
  await asSystem((tx) =>
    tx
      .insert(checkouts)
      .values({ ...opened, accountId, invoiceId, provider, createdAt: now(), updatedAt: now() })
      .onConflictDoNothing(),
  );
}
