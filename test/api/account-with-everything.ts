import { eq } from "drizzle-orm";
import {
  accounts,
  asSystem,
  creditNotes,
  creditPackages,
  creditReservations,
  deliveries,
  events,
  invoices,
  paymentProofs,
  payments,
  plans,
  siteConnections,
  staffApprovals,
  subscriptions,
  type Tx,
} from "@/db";
import type { DeliveryStatus, PaymentStatus } from "@/db/words";
import { writeLedger } from "@/lib/credits/write-ledger";
import { FEATURES } from "@/lib/plans/plan";
import { insertTenantRows, type RowIds, type TenantTable, tenantTables } from "@/test/tenant-rows";

/** "89.00", as in the samples of bodies. */
const AMOUNT_CENTS = 8900;
const HELD = 10;
const MONTH_MS = 30 * 86_400_000;

let made = 0;
let tables: TenantTable[] | undefined;

interface Kinds {
  payment: PaymentStatus;
  delivery: DeliveryStatus;
}

/** A new active account with one row in every table: as plain as can be, but for money as if it had come about. */
export function accountWithEverything({ payment, delivery }: Kinds): Promise<RowIds> {
  return asSystem(async (tx) => {
    tables ??= await tenantTables(tx);
    const rows = await insertTenantRows(tx, tables, `caller-${++made}`);
    await subscribe(tx, rows);
    await connect(tx, Number(rows.accounts));
    await hold(tx, Number(rows.accounts));
    await happen(tx, Number(rows.accounts));
    await bill(tx, rows, payment);
    await sell(tx, Number(rows.credit_packages));
    await tx
      .update(deliveries)
      .set({ status: delivery })
      .where(eq(deliveries.id, Number(rows.deliveries)));
    const asked = await ask(tx, Number(rows.accounts));
    return { ...rows, approvals: asked, credit_transactions: await spend(tx, Number(rows.accounts)) };
  });
}

async function subscribe(tx: Tx, rows: RowIds): Promise<void> {
  const [plan] = await tx.select().from(plans).where(eq(plans.slug, "growth"));
  const active = { status: "active", planId: plan!.id } as const;
  const start = new Date();
  const end = new Date(start.getTime() + MONTH_MS);
  const period = { anchorAt: start, currentPeriodStart: start, currentPeriodEnd: end, creditsResetAt: start };
  await tx
    .update(accounts)
    .set({ ...active, features: [...FEATURES] })
    .where(eq(accounts.id, Number(rows.accounts)));
  await tx
    .update(subscriptions)
    .set({ ...active, ...period })
    .where(eq(subscriptions.id, Number(rows.subscriptions)));
}

/** Another WordPress asks to be the site, and the file that shows a transfer is one. */
async function connect(tx: Tx, accountId: number): Promise<void> {
  const at = new Date().toISOString();
  const rival = { installId: "install-1234", siteUrl: "https://shop.example.com/", isCopy: false };
  await tx
    .update(siteConnections)
    .set({ rivals: [{ ...rival, firstSeenAt: at, lastSeenAt: at }] })
    .where(eq(siteConnections.accountId, accountId));
  await tx
    .update(paymentProofs)
    .set({ contentType: "application/pdf" })
    .where(eq(paymentProofs.accountId, accountId));
}

/** A reservation whose time is not over. */
async function hold(tx: Tx, accountId: number): Promise<void> {
  await tx
    .update(creditReservations)
    .set({ status: "open", amount: HELD, expiresAt: new Date("2999-01-01T00:00:00Z") })
    .where(eq(creditReservations.accountId, accountId));
  await tx.update(accounts).set({ heldCredits: HELD }).where(eq(accounts.id, accountId));
}

async function sell(tx: Tx, packageId: number): Promise<void> {
  await tx.update(creditPackages).set({ isActive: true }).where(eq(creditPackages.id, packageId));
}

/** An event of a type that there is. */
async function happen(tx: Tx, accountId: number): Promise<void> {
  await tx
    .update(events)
    .set({ type: "invoice.paid", object: "invoice:17", data: { number: "INV-1" } })
    .where(eq(events.accountId, accountId));
}

/** Somebody of our team asked a second person to do something for the account. Answers its id. */
async function ask(tx: Tx, aboutAccountId: number): Promise<number> {
  const request = { amount: 5, reason: "Sorry" };
  const about = { aboutAccountId, request, digest: `asked-${aboutAccountId}`, askedBy: "terminal" };
  const [asked] = await tx
    .insert(staffApprovals)
    .values({ ...about, kind: "adjust_credits", amountCents: 100, currency: "USD", reason: "Sorry" })
    .returning({ id: staffApprovals.id });
  return asked!.id;
}

async function bill(tx: Tx, rows: RowIds, status: PaymentStatus): Promise<void> {
  const paid = status === "succeeded" ? ({ status: "paid", paidAt: new Date() } as const) : {};
  await tx
    .update(invoices)
    .set({ currency: "USD", subtotalCents: AMOUNT_CENTS, totalCents: AMOUNT_CENTS, ...paid })
    .where(eq(invoices.id, Number(rows.invoices)));
  await tx
    .update(creditNotes)
    .set({ currency: "USD" })
    .where(eq(creditNotes.id, Number(rows.credit_notes)));
  await tx
    .update(payments)
    .set({ currency: "USD", amountCents: AMOUNT_CENTS, status, method: "bank_transfer" })
    .where(eq(payments.id, Number(rows.payments)));
}

/** A grant, and a consumption whose id it answers. */
async function spend(tx: Tx, accountId: number): Promise<number> {
  await writeLedger(tx, { accountId, kind: "grant", amount: 1000 });
  const spent = { kind: "consume", operation: "linking", units: 1, amount: -8 } as const;
  return (await writeLedger(tx, { accountId, ...spent })).transactionId;
}
