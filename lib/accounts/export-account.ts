import { and, asc, eq, gt } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { snapshotForAccount, type Tx } from "@/db";
import * as schema from "@/db/schema";
import { now } from "@/lib/clock";
import { spooled } from "@/lib/spooled";

const BATCH = 1000;

/** Everything an account owns, by the name it has in the archive, with the columns that stay out: secrets and our marks. */
export const ARCHIVED = {
  account: { table: schema.accounts, owner: schema.accounts.id, id: schema.accounts.id },
  members: { table: schema.memberships, owner: schema.memberships.accountId, id: schema.memberships.id },
  invitations: { table: schema.invitations, owner: schema.invitations.accountId, id: schema.invitations.id },
  subscriptions: {
    table: schema.subscriptions,
    owner: schema.subscriptions.accountId,
    id: schema.subscriptions.id,
  },
  invoices: { table: schema.invoices, owner: schema.invoices.accountId, id: schema.invoices.id },
  credit_notes: {
    table: schema.creditNotes,
    owner: schema.creditNotes.accountId,
    id: schema.creditNotes.id,
  },
  account_money: {
    table: schema.accountMoney,
    owner: schema.accountMoney.accountId,
    id: schema.accountMoney.id,
  },
  payments: { table: schema.payments, owner: schema.payments.accountId, id: schema.payments.id },
  payment_proofs: {
    table: schema.paymentProofs,
    owner: schema.paymentProofs.accountId,
    id: schema.paymentProofs.id,
  },
  checkouts: {
    table: schema.checkouts,
    owner: schema.checkouts.accountId,
    id: schema.checkouts.id,
  },
  refunds: { table: schema.refunds, owner: schema.refunds.accountId, id: schema.refunds.id },
  unplaced_charges: {
    table: schema.unplacedCharges,
    owner: schema.unplacedCharges.accountId,
    id: schema.unplacedCharges.id,
  },
  credit_transactions: {
    table: schema.creditTransactions,
    owner: schema.creditTransactions.accountId,
    id: schema.creditTransactions.id,
  },
  credit_purchases: {
    table: schema.creditPurchases,
    owner: schema.creditPurchases.accountId,
    id: schema.creditPurchases.id,
  },
  credit_reservations: {
    table: schema.creditReservations,
    owner: schema.creditReservations.accountId,
    id: schema.creditReservations.id,
  },
  credit_budgets: {
    table: schema.creditBudgets,
    owner: schema.creditBudgets.accountId,
    id: schema.creditBudgets.id,
  },
  credit_top_ups: {
    table: schema.creditTopUps,
    owner: schema.creditTopUps.accountId,
    id: schema.creditTopUps.id,
  },
  sites: { table: schema.sites, owner: schema.sites.accountId, id: schema.sites.id },
  sectors: { table: schema.sectors, owner: schema.sectors.accountId, id: schema.sectors.id },
  site_connections: {
    table: schema.siteConnections,
    owner: schema.siteConnections.accountId,
    id: schema.siteConnections.id,
  },
  site_contents: {
    table: schema.siteContents,
    owner: schema.siteContents.accountId,
    id: schema.siteContents.id,
  },
  deliveries: {
    table: schema.deliveries,
    owner: schema.deliveries.accountId,
    id: schema.deliveries.id,
  },
  delivery_images: {
    table: schema.deliveryImages,
    owner: schema.deliveryImages.accountId,
    id: schema.deliveryImages.id,
  },
  api_keys: { table: schema.apiKeys, owner: schema.apiKeys.accountId, id: schema.apiKeys.id },
  events: { table: schema.events, owner: schema.events.accountId, id: schema.events.id },
  webhook_endpoints: {
    table: schema.webhookEndpoints,
    owner: schema.webhookEndpoints.accountId,
    id: schema.webhookEndpoints.id,
  },
  audit_events: { table: schema.auditEvents, owner: schema.auditEvents.accountId, id: schema.auditEvents.id },
} as const;

/** The tables with an account's rows that stay out of its archive, and why. */
export const LEFT_OUT: Record<string, string> = {
  mails: "letters hold links that open other people's accounts; what they told is in the other tables",
  api_requests: "the log of API requests has a file of its own under Settings, and is kept for 14 days",
  webhook_messages: "how events were sent, which the log of the endpoint shows for 30 days",
  webhook_attempts: "the same",
  staff_notes: "our team writes them for itself; ask us for what they say about a person",
  staff_approvals: "what staff asked each other is in the audit events, once it was done",
  staff_views: "when staff looked is in the audit events; the table holds their sessions",
};

/** Columns of ours. Inside a JSON column the names are the customer's: `prompt_tokens` is no secret. */
const SECRET = /hash|secret|token/i;

/** A reader that takes longer than this holds up others, so its archive fails. */
const LONGEST_MS = 120_000;

/**
 * One JSON document as pieces of text: the account as it was at one moment, read table by table and batch by batch. Any
 * size, little memory.
 */
export function exportAccount(accountId: number): AsyncGenerator<string> {
  return spooled((put) =>
    snapshotForAccount(accountId, async (tx) => {
      const startedAt = performance.now();
      for await (const piece of archive(tx, accountId)) {
        if (performance.now() - startedAt > LONGEST_MS)
          throw new Error(`Archive of ${accountId} took too long.`);
        await put(piece);
      }
    }),
  );
}

async function* archive(tx: Tx, accountId: number): AsyncGenerator<string> {
  yield `{\n"exported_at": ${JSON.stringify(now().toISOString())}`;
  yield* people(tx, accountId);
  for (const [name, source] of Object.entries(ARCHIVED)) yield* tableText(tx, accountId, name, source);
  yield "\n}\n";
}

type Source = (typeof ARCHIVED)[keyof typeof ARCHIVED];

async function* tableText(tx: Tx, accountId: number, name: string, source: Source): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}: [`;
  let after = 0;
  let separator = "\n";
  for (;;) {
    const rows = await readBatch(tx, accountId, source, after);
    for (const row of rows) {
      yield separator + JSON.stringify(withoutSecrets(row));
      separator = ",\n";
    }
    if (rows.length < BATCH) break;
    after = Number(rows.at(-1)?.id);
  }
  yield "\n]";
}

function withoutSecrets(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !SECRET.test(column))
      .map(([column, value]) => [column, Buffer.isBuffer(value) ? value.toString("base64") : value]),
  );
}

function readBatch(tx: Tx, accountId: number, { table, owner, id }: Source, after: number) {
  return tx
    .select()
    .from(table as PgTable)
    .where(and(eq(owner, accountId), gt(id, after)))
    .orderBy(asc(id))
    .limit(BATCH);
}

/** Names and addresses of the members; of their passwords nothing, since they belong to people. */
async function* people(tx: Tx, accountId: number): AsyncGenerator<string> {
  const { users, memberships } = schema;
  const rows = await tx
    .select({ id: users.id, email: users.email, firstName: users.firstName, lastName: users.lastName })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(memberships.accountId, accountId));
  yield `,\n"people": ${JSON.stringify(rows)}`;
}
