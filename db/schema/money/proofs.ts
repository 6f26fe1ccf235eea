import { sql } from "drizzle-orm";
import { check, customType, foreignKey, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { accounts } from "../accounts";
import { createdAt, id, ref, tenantPolicy } from "../columns";
import { payments } from "../payments";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** What an account sent to show that it has paid. It helps a person to decide, and goes with its account. */
export const paymentProofs = pgTable(
  "payment_proofs",
  {
    id: id(),
    accountId: ref("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    paymentId: ref("payment_id").notNull(),
    /** As the sender called it. */
    fileName: text("file_name").notNull(),
    /** Recognised by the content, whatever the sender says. */
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    content: bytes("content").notNull().default(sql`''::bytea`),
    createdAt: createdAt(),
  },
  (t) => [
    unique("payment_proofs_one_a_payment").on(t.accountId, t.paymentId),
    check("payment_proofs_bounded", sql`octet_length(${t.content}) <= 2097152`),
    foreignKey({
      name: "payment_proofs_payment_of_account",
      columns: [t.accountId, t.paymentId],
      foreignColumns: [payments.accountId, payments.id],
    }).onDelete("cascade"),
    index("payment_proofs_account").on(t.accountId, t.id),
    tenantPolicy("payment_proofs"),
  ],
);

export type StoredProof = typeof paymentProofs.$inferSelect;
