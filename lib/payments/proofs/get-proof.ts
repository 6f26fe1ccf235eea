import { and, eq } from "drizzle-orm";
import { asSystem, forAccount, paymentProofs, type StoredProof } from "@/db";
import { AppError } from "@/lib/errors";

/** The proof of one of the account's payments. Throws `not_found`, for another account's too. */
export async function getProof(accountId: number, paymentId: number): Promise<StoredProof> {
  const own = and(eq(paymentProofs.accountId, accountId), eq(paymentProofs.paymentId, paymentId));
  const [proof] = await forAccount(accountId, (tx) => tx.select().from(paymentProofs).where(own));
  if (!proof) throw new AppError("not_found");
  return proof;
}

/** Like `getProof`, of anybody's payment, for staff. */
export async function getAnyProof(paymentId: number): Promise<StoredProof> {
  const [proof] = await asSystem((tx) =>
    tx.select().from(paymentProofs).where(eq(paymentProofs.paymentId, paymentId)).limit(1),
  );
  if (!proof) throw new AppError("not_found");
  return proof;
}
