export interface OwedInvoice {
  id: number;
  accountId: number;
  number: string;
  totalCents: number;
  currency: string;
}

export interface Part {
  lineId: number;
  invoiceId: number;
  amountCents: number;
  chargesCents: number;
}

/**
 * Which part of which line pays which invoice: in their order, each invoice from what is left. Charges complete the last
 * invoice, with its last part. Pure; the caller has made sure that lines and charges are enough.
 */
export function spread(
  lines: readonly { id: number; openCents: number }[],
  due: readonly Pick<OwedInvoice, "id" | "totalCents">[],
  chargesCents: number,
): Part[] {
  const left = lines.map(({ id, openCents }) => ({ id, cents: openCents }));
  const parts: Part[] = [];
  for (const [index, invoice] of due.entries()) {
    let missing = invoice.totalCents - (index === due.length - 1 ? chargesCents : 0);
    for (const line of left) {
      const amountCents = Math.min(line.cents, missing);
      if (amountCents === 0) continue;
      parts.push({ lineId: line.id, invoiceId: invoice.id, amountCents, chargesCents: 0 });
      line.cents -= amountCents;
      missing -= amountCents;
    }
  }
  const last = parts.at(-1);
  if (last) last.chargesCents = chargesCents;
  return parts;
}
