import type { Tx } from "@/db";
import { mailOwners } from "@/lib/mail/mail-owners";

/** Tells the account's owners that there is a new key: who did not expect it can revoke it. */
export function mailKeyCreated(
  tx: Tx,
  { accountId, ...key }: { accountId: number; keyName: string; prefix: string; createdBy: string },
): Promise<void> {
  return mailOwners(tx, { accountId, template: "key-created", props: key });
}
