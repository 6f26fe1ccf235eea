import { and, eq } from "drizzle-orm";
import { accounts, memberships, type Tx, users } from "@/db";
import { enqueueMail } from "@/lib/mail/enqueue-mail";

/** Tells the account's owners that there is a new key: who did not expect it can revoke it. */
export async function mailKeyCreated(
  tx: Tx,
  { accountId, ...key }: { accountId: number; keyName: string; prefix: string; createdBy: string },
): Promise<void> {
  const owners = await tx
    .select({ email: users.email, accountName: accounts.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, "owner")));
  for (const { email, accountName } of owners) {
    const props = { ...key, accountName };
    await enqueueMail(tx, { to: email, template: "key-created", props, aboutAccountId: accountId });
  }
}
