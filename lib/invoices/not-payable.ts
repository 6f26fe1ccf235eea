import { eq } from "drizzle-orm";
import { type Invoice, type Plan, plans, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/** What an open invoice is for is no longer sold: in words for its payer; else undefined. Pure. */
export function whyNotSold({ kind }: Pick<Invoice, "kind">, plan: Pick<Plan, "name" | "isActive">) {
  if (plan.isActive || kind === "credit_package") return undefined;
  return `${plan.name} is no longer sold. Choose another plan, or give the money back.`;
}

export function periodIsOver({ number }: Pick<Invoice, "number">): string {
  return `Invoice ${number} upgrades a period that is over. Choose the plan again for the running one.`;
}

/**
 * Why an open invoice takes no money, in words for its payer: settling would refuse it. Undefined where it takes some. The
 * same for every method, whether or not a job has taken the invoice back yet. Pure.
 */
export function whyNotPayable(
  invoice: Pick<Invoice, "number" | "kind" | "periodEnd">,
  plan: Pick<Plan, "name" | "isActive">,
  at: Date,
): string | undefined {
  const { kind, periodEnd } = invoice;
  const isOver = kind === "upgrade" && periodEnd !== null && periodEnd <= at;
  return whyNotSold(invoice, plan) ?? (isOver ? periodIsOver(invoice) : undefined);
}

/** Why an invoice that the caller has read can't be paid. */
export async function findWhyNotPayable(tx: Tx, invoice: Invoice): Promise<string | undefined> {
  const [plan] = await tx.select().from(plans).where(eq(plans.id, invoice.planId));
  return whyNotPayable(invoice, plan!, now());
}

/** Throws `invalid_state` for it: nobody is led to pay what is given back to them. */
export async function requirePayableStill(tx: Tx, invoice: Invoice): Promise<void> {
  const message = await findWhyNotPayable(tx, invoice);
  if (message) throw new AppError("invalid_state", { message });
}
