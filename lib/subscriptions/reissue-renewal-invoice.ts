import type { Tx } from "@/db/client";
import type { Invoice } from "@/lib/invoices/create-invoice";
import { issueRenewalInvoice } from "./issue-renewal-invoice";
import { getSubscription } from "./live-subscription";
import { listOpenInvoices, voidOpenInvoices } from "./open-invoices";
import type { Subscription } from "./start-subscription";

/** Where the renewal is billed already, bills it again on the terms that hold now; else there is nothing to do. */
export async function reissueRenewalInvoice(
  tx: Tx,
  subscription: Subscription,
): Promise<Invoice | undefined> {
  const open = (await listOpenInvoices(tx, subscription.accountId)).some(({ kind }) => kind === "renewal");
  if (!open) return undefined;
  await voidOpenInvoices(tx, subscription.accountId, ["renewal"]);
  return issueRenewalInvoice(tx, await getSubscription(tx, subscription.accountId, subscription.id));
}
