import { type SQL, sql } from "drizzle-orm";

/**
 * Whether emails about money go to an account's billing address: somebody who reads that mailbox has agreed, or it is the own
 * confirmed address of a member. `account` is the alias of the table, as the statement has it.
 */
export function isBillingEmailConfirmed(account: SQL): SQL<boolean> {
  return sql<boolean>`(${account}.billing_email is not null and (${account}.billing_email_confirmed_at is not null or exists (
    select 1 from memberships own_member join users own_user on own_user.id = own_member.user_id
    where own_member.account_id = ${account}.id and own_user.email_verified_at is not null
      and lower(own_user.email) = lower(${account}.billing_email))))`;
}
