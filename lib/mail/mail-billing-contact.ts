import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { isBillingEmailConfirmed } from "./confirmed-billing-email";
import type { BillingMailProps } from "./templates/billing/billing-props";

export interface BillingLetter<T extends keyof BillingMailProps> {
  accountId: number;
  template: T;
  props: Omit<BillingMailProps[T], "accountName">;
  onceKey?: string;
}

/** What every owner has to know, since the account stops working: not only the person who reads the bills. */
const WARNINGS: readonly (keyof BillingMailProps)[] = [
  ...([
    "past-due",
    "suspended",
    "suspended-by-us",
    "trial-ended",
    "subscription-ended",
    "plan-deactivated",
    "account-closed",
  ] as const),
];

/**
 * An email to the account's billing address, or to all its owners where none is confirmed; a warning to all of them. True
 * when one was written now: with a `onceKey`, once for each address. One statement, since hardly any change of an account does
 * without: it finds the addresses and fills the outbox.
 */
export async function mailBillingContact<T extends keyof BillingMailProps>(
  tx: Tx,
  { accountId, template, props, onceKey }: BillingLetter<T>,
): Promise<boolean> {
  const isWarning = WARNINGS.includes(template);
  const { rows } = await tx.execute<{ id: string | null }>(sql`
    select enqueue_mail(to_whom.email, ${template}, ${JSON.stringify(props)}::jsonb ||
      jsonb_build_object('accountName', to_whom.name),
      ${onceKey ?? null}::text || case when to_whom.place = 1 then '' else ':' || to_whom.email end,
      ${accountId}::bigint) as id
    from (
      select name, (array_agg(email order by rank))[1] as email, row_number() over (order by min(rank)) as place
      from (
        select a.name, a.billing_email as email, 0::bigint as rank from accounts a
        where a.id = ${accountId} and ${isBillingEmailConfirmed(sql`a`)}
        union all
        select a.name, u.email, m.id from accounts a
        join memberships m on m.account_id = a.id and m.role = 'owner' join users u on u.id = m.user_id
        where a.id = ${accountId} and (not ${isBillingEmailConfirmed(sql`a`)} or ${isWarning}::boolean)
      ) contacts
      group by name, lower(email)
      order by min(rank)
    ) to_whom`);
  return rows.some(({ id }) => id !== null);
}
