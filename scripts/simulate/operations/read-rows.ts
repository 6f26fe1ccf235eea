import type { World } from "../world/world";

interface OpenInvoice {
  id: number;
  totalCents: number;
}

/** Oldest first. */
export async function readOpenInvoices(world: World, accountId: number): Promise<OpenInvoice[]> {
  const { rows } = await world.db.query<{ id: string; total: number }>(
    "select id, total_cents as total from invoices where account_id = $1 and status = 'open' order by id",
    [accountId],
  );
  return rows.map(({ id, total }) => ({ id: Number(id), totalCents: total }));
}

export interface ReadPayment {
  id: number;
  method: "stripe" | "paypal" | "bank_transfer";
  externalId: string;
  amountCents: number;
  refundedCents: number;
  invoiceNumber: string;
}

/** The account's payments in these states, oldest first. */
export async function readPayments(
  world: World,
  accountId: number,
  states: string[],
): Promise<ReadPayment[]> {
  const { rows } = await world.db.query<ReadPayment & { id: string }>(
    `select p.id, p.method, p.external_payment_id as "externalId", p.amount_cents as "amountCents",
       p.refunded_cents as "refundedCents", i.number as "invoiceNumber"
     from payments p join invoices i on i.id = p.invoice_id
     where p.account_id = $1 and p.status::text = any($2::text[]) order by p.id`,
    [accountId, states],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

export async function readPlan(world: World, slug: string) {
  const { rows } = await world.db.query<{
    id: string;
    name: string;
    description: string;
    price: number;
    credits: number;
    sites: number;
    users: number;
    sectors: number;
    features: string[];
    active: boolean;
    public: boolean;
  }>(
    `select id, name, description, price_cents as price, credits_per_month as credits, max_sites as sites,
       max_users as users, max_sectors_per_site as sectors, features, is_active as active, is_public as public
     from plans where slug = $1`,
    [slug],
  );
  return rows[0]!;
}
