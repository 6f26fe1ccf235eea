import type { InvoiceFact } from "./invoice-fact";
import { nameLikeness, nameStarts } from "./similar-names";

/** From how much in common two names are taken for one. */
export const ALIKE = 0.6;

/** Open invoices, found by their amount, and among those by names alike without comparing each. */
export class OpenInvoices {
  private readonly byAmount = new Map<string, Set<InvoiceFact>>();
  private readonly byName = new Map<string, Set<InvoiceFact>>();

  constructor(invoices: Iterable<InvoiceFact> = []) {
    for (const invoice of invoices) this.add(invoice);
  }

  add(invoice: InvoiceFact): void {
    for (const [index, key] of this.keysOf(invoice))
      index.set(key, (index.get(key) ?? new Set()).add(invoice));
  }

  remove(invoice: InvoiceFact): void {
    for (const [index, key] of this.keysOf(invoice)) index.get(key)?.delete(invoice);
  }

  withAmount(currency: string, cents: number): InvoiceFact[] {
    return [...(this.byAmount.get(amountKey(currency, cents)) ?? [])];
  }

  /** Those of this amount whose account's name, or the name on its bills, is much like this one. */
  alike(currency: string, cents: number, name: string): InvoiceFact[] {
    const keys = nameStarts(name).map((start) => nameKey(currency, cents, start));
    const near = new Set(keys.flatMap((key) => [...(this.byName.get(key) ?? [])]));
    return [...near].filter((invoice) => likeness(invoice, name) >= ALIKE);
  }

  private *keysOf(invoice: InvoiceFact): Generator<[Map<string, Set<InvoiceFact>>, string]> {
    const { currency, totalCents } = invoice;
    yield [this.byAmount, amountKey(currency, totalCents)];
    for (const start of nameStarts(`${invoice.accountName} ${invoice.billingName ?? ""}`))
      yield [this.byName, nameKey(currency, totalCents, start)];
  }
}

/** How much the name has in common with the account's, or with the one on its bills: from 0 to 1. */
export function likeness({ accountName, billingName }: InvoiceFact, name: string): number {
  return Math.max(nameLikeness(accountName, name), nameLikeness(billingName ?? "", name));
}

function amountKey(currency: string, cents: number): string {
  return `${currency} ${cents}`;
}

function nameKey(currency: string, cents: number, start: string): string {
  return `${amountKey(currency, cents)} ${start}`;
}
