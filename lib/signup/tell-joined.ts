import type { Invitation, Person, Tx } from "@/db";
import { recordAudit } from "@/lib/audit/record-audit";
import { recordEvent } from "@/lib/events/record-event";
import { mailOwners } from "@/lib/mail/mail-owners";

/** Writes down that somebody has joined, and tells the account's owners and its own software. */
export async function tellJoined(
  tx: Tx,
  { accountId, role }: Pick<Invitation, "accountId" | "role">,
  { id, firstName, lastName, email }: Person,
  requestId: string | undefined,
): Promise<void> {
  await recordAudit(tx, {
    accountId,
    actor: `user:${id}`,
    action: "member.joined",
    targetType: "user",
    targetId: id,
    after: { role },
    requestId,
  });
  await mailOwners(tx, {
    accountId,
    template: "team-changed",
    props: { what: "joined", name: `${firstName} ${lastName}`.trim(), email, role },
    exceptUserId: id,
    aboutUserId: id,
  });
  recordEvent(tx, {
    accountId,
    type: "member.joined",
    object: ["user", id],
    data: { user_id: id, role },
  });
}
