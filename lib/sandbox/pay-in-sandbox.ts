import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Account, accounts, asSystem, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { listOpenInvoices } from "@/lib/invoices/open-invoices";
import { lockBill } from "@/lib/payments/settlement/bill";
import { settlePayment } from "@/lib/payments/settlement/settle-payment";
import type { Settled } from "@/lib/payments/settlement/settled-state";
import { noSandbox } from "./find-sandbox";

interface SandboxPayment {
  /** The sandbox, or its live account for a person who is there. */
  accountId: number;
  /** One of its open invoices; the first unless said. */
  invoiceId?: number;
  by: Author;
}

/**
 * Settles an invoice of a sandbox through the door that real payments take, with everything that follows. Throws
 * not_found where there is no sandbox and for an invoice that is not its own, and invalid_state where nothing is open.
 */
export function payInSandbox({ accountId, invoiceId, by }: SandboxPayment): Promise<Settled> {
  return asSystem(async (tx) => {
    const own = await lockAccountFor(tx, accountId, standingOf(by, "billing:pay", "billing:read"));
    const account = own.sandboxOf === null ? await lockSandboxOf(tx, own.id) : own;
    const bill = await lockBill(tx, account, invoiceId ?? (await firstOpen(tx, account)));
    const { actor, requestId } = by;
    return settlePayment(
      tx,
      {
        accountId: account.id,
        method: "sandbox",
        externalPaymentId: `sandbox-${randomUUID()}`,
        amountCents: bill.invoice.totalCents,
        payerName: account.name,
        actor,
        requestId,
      },
      { bill },
    );
  });
}

async function lockSandboxOf(tx: Tx, liveId: number): Promise<Account> {
  const [sandbox] = await tx.select().from(accounts).where(eq(accounts.sandboxOf, liveId)).for("update");
  if (!sandbox) throw noSandbox();
  return sandbox;
}

async function firstOpen(tx: Tx, { id }: Account): Promise<number> {
  const [first] = await listOpenInvoices(tx, id);
  if (first) return first.id;
  throw new AppError("invalid_state", { message: "There is nothing to pay. Choose a plan first." });
}
