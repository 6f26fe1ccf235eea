import { and, eq, isNotNull } from "drizzle-orm";
import { asSystem, unplacedCharges } from "@/db";
import type { Provider } from "@/db/words";
import { livingAccountId } from "@/lib/accounts/keep-books";
import { now } from "@/lib/clock";

export interface Charge {
  accountId: number;
  method: Provider;
  externalPaymentId: string;
  amountCents: number;
  currency: string;
}

const isCharge = ({ method, externalPaymentId }: Pick<Charge, "method" | "externalPaymentId">) =>
  and(eq(unplacedCharges.provider, method), eq(unplacedCharges.externalId, externalPaymentId));

/** Money that a provider took and that fits nothing here, for staff to look at, whether the account is still there or not. */
export async function keepUnplaced(charge: Charge, reason: string, givenBackAt: Date | null): Promise<void> {
  const { accountId, method: provider, externalPaymentId: externalId, amountCents, currency } = charge;
  await asSystem(async (tx) => {
    const keptAt = (await livingAccountId(tx, accountId)) === null ? now() : null;
    await tx
      .insert(unplacedCharges)
      .values({
        accountId,
        provider,
        externalId,
        amountCents,
        currency,
        reason,
        givenBackAt,
        keptAt,
        createdAt: now(),
      })
      .onConflictDoUpdate({
        target: [unplacedCharges.provider, unplacedCharges.externalId],
        set: { reason, givenBackAt },
      });
  });
}

/** Staff were told of it before. */
export async function isUnplaced(charge: Pick<Charge, "method" | "externalPaymentId">): Promise<boolean> {
  return asSystem(async (tx) => (await tx.$count(unplacedCharges, isCharge(charge))) > 0);
}

/** Whose it was, where staff were told of it. */
export async function findUnplaced(
  method: Provider,
  externalPaymentId: string,
): Promise<{ accountId: number } | undefined> {
  const [unplaced] = await asSystem((tx) =>
    tx
      .select({ accountId: unplacedCharges.accountId })
      .from(unplacedCharges)
      .where(isCharge({ method, externalPaymentId })),
  );
  return unplaced;
}

/** All of it was given back before it paid anything: it never will, whatever is open by then. */
export async function isForgotten(charge: Pick<Charge, "method" | "externalPaymentId">): Promise<boolean> {
  const forgotten = and(isCharge(charge), isNotNull(unplacedCharges.givenBackAt));
  return asSystem(async (tx) => (await tx.$count(unplacedCharges, forgotten)) > 0);
}

/** It has found its place after all. */
export async function dropUnplaced(charge: Pick<Charge, "method" | "externalPaymentId">): Promise<void> {
  await asSystem((tx) => tx.delete(unplacedCharges).where(isCharge(charge)));
}
