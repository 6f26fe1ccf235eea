import { and, eq, ne } from "drizzle-orm";
import { accounts, memberships, type Tx, users } from "@/db";
import { enqueueMail } from "./enqueue-mail";
import type { MailProps } from "./templates";

interface OwnersLetter<T extends "key-created" | "team-changed"> {
  accountId: number;
  template: T;
  props: Omit<MailProps<T>, "accountName">;
  /** Who knows it already. */
  exceptUserId?: number;
  /** Whom it names, and is deleted with. */
  aboutUserId?: number;
}

/** An email to each owner of the account, about who and what gets into it. Works under the tenant role too. */
export async function mailOwners<T extends "key-created" | "team-changed">(
  tx: Tx,
  { accountId, template, props, exceptUserId, aboutUserId }: OwnersLetter<T>,
): Promise<void> {
  const owners = await tx
    .select({ email: users.email, accountName: accounts.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.accountId, accountId),
        eq(memberships.role, "owner"),
        exceptUserId === undefined ? undefined : ne(users.id, exceptUserId),
      ),
    );
  for (const { email: to, accountName } of owners) {
    const told = { ...props, accountName } as MailProps<T>;
    await enqueueMail(tx, { to, template, props: told, aboutAccountId: accountId, aboutUserId });
  }
}
