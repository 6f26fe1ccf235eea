import { eq } from "drizzle-orm";
import { type Account, accounts, forAccount, type Tx } from "@/db";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { recordEvent } from "@/lib/events/record-event";
import type { AccountChange } from "./input";
import { lockOpenAccount } from "./lock-open-account";
import { standingOf } from "./standing";

/** Changes the account's name and billing details; what is not named stays. Throws as lockOpenAccount does. */
export function updateAccount({
  accountId,
  change,
  by,
}: {
  accountId: number;
  change: AccountChange;
  by: Author;
}) {
  const columns = columnsOf(change);
  return forAccount(accountId, async (tx) => {
    const standing = standingOf(by, "account:write");
    const { account: before } = await lockOpenAccount(tx, accountId, standing);
    const isOther = isOtherMailbox(before.billingEmail, change.billing_email);
    await tx
      .update(accounts)
      .set({ ...columns, ...(isOther && { billingEmailConfirmedAt: null }), updatedAt: now() })
      .where(eq(accounts.id, accountId));
    await recordChange(tx, before, columns, by);
    recordEvent(tx, {
      accountId,
      type: "account.updated",
      object: ["account", accountId],
      data: { id: accountId, changed: Object.keys(change) },
    });
  });
}

function columnsOf(change: AccountChange) {
  return {
    name: change.name,
    billingName: change.billing_name,
    billingEmail: change.billing_email,
    billingAddressLine1: change.billing_address_line1,
    billingAddressLine2: change.billing_address_line2,
    billingCity: change.billing_city,
    billingPostalCode: change.billing_postal_code,
    billingCountry: change.billing_country,
    taxId: change.tax_id,
  };
}

/** Consent to the address before is not consent to this one. */
function isOtherMailbox(before: string | null, after: string | null | undefined): boolean {
  return after !== undefined && (before ?? "").toLowerCase() !== (after ?? "").toLowerCase();
}

async function recordChange(
  tx: Tx,
  before: Account,
  columns: ReturnType<typeof columnsOf>,
  by: Author,
): Promise<void> {
  const changed = Object.entries(columns).filter(([, value]) => value !== undefined);
  await recordAudit(tx, {
    ...by,
    accountId: before.id,
    action: "account.updated",
    targetType: "account",
    targetId: before.id,
    before: Object.fromEntries(changed.map(([name]) => [name, before[name as keyof typeof columns]])),
    after: Object.fromEntries(changed),
  });
}
