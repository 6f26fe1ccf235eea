import { eq, sql } from "drizzle-orm";
import { accounts, directlyAsSystem, invoices, paymentProofs, payments, users } from "@/db";
import { AppError } from "@/lib/errors";
import { findPendingWords } from "@/lib/payments/provider/pending-reason";
import { payingAccount } from "@/lib/payments/records/queries";

/** One payment with its invoice, account and who decided. Throws `not_found`. */
export async function getPayment(paymentId: number) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({
        payment: payments,
        invoice: invoices,
        ...payingAccount,
        accountStatus: accounts.status,
        decidedBy: users.email,
        proofName: sql<string | null>`(
          select ${paymentProofs.fileName} from ${paymentProofs} where ${paymentProofs.paymentId} = ${payments.id})`,
      })
      .from(payments)
      .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
      .leftJoin(accounts, eq(accounts.id, payments.accountId))
      .leftJoin(users, eq(users.id, payments.decidedByUserId))
      .where(eq(payments.id, paymentId)),
  );
  if (!row) throw new AppError("not_found");
  return { ...row, pendingWords: await directlyAsSystem((db) => findPendingWords(db, row.payment)) };
}
