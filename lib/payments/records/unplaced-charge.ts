import { and, eq } from "drizzle-orm";
import { accounts, asSystem, directlyAsSystem, unplacedCharges } from "@/db";
import type { Provider } from "@/db/words";
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

/** Money that a provider took and that fits nothing here, for staff to look at. Nothing is kept of a purged account. */
export async function keepUnplaced(charge: Charge, reason: string, givenBackAt: Date | null): Promise<void> {
  const { accountId, method: provider, externalPaymentId: externalId, amountCents, currency } = charge;
  await asSystem(async (tx) => {
    if ((await tx.$count(accounts, eq(accounts.id, accountId))) === 0) return;
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
        createdAt: now(),
      })
      .onConflictDoUpdate({
        target: [unplacedCharges.provider, unplacedCharges.externalId],
        set: { reason, givenBackAt },
      });
  });
}

/**
 * What staff were told of it before. `givenBackAt`: all of it was given back before it paid anything. It never will, whatever
 * is open by then.
 */
export async function findUnplaced(
  charge: Pick<Charge, "method" | "externalPaymentId">,
): Promise<{ givenBackAt: Date | null } | undefined> {
  const { givenBackAt } = unplacedCharges;
  const [known] = await directlyAsSystem((db) =>
    db.select({ givenBackAt }).from(unplacedCharges).where(isCharge(charge)),
  );
  return known;
}

/** All of it has left again since staff were told of it. */
export async function noteGivenBack(charge: Pick<Charge, "method" | "externalPaymentId">): Promise<void> {
  await asSystem((tx) => tx.update(unplacedCharges).set({ givenBackAt: now() }).where(isCharge(charge)));
}

/** It has found its place after all. */
export async function dropUnplaced(charge: Pick<Charge, "method" | "externalPaymentId">): Promise<void> {
  await asSystem((tx) => tx.delete(unplacedCharges).where(isCharge(charge)));
}
