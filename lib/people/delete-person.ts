import { asSystem, memberships } from "@/db";
import { purgePeople } from "@/lib/accounts/purge-people";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockProven, provePassword } from "@/lib/auth/passwords/prove-password";
import { AppError } from "@/lib/errors";

interface Deletion {
  userId: number;
  sessionId?: string;
  password: string;
  requestId?: string;
}

/**
 * Deletes the person permanently and immediately, at their own request. Throws `validation_error` on password, and
 * `invalid_state` for a member of an account, who leaves it first, and for a superuser.
 */
export async function deletePerson({ requestId, ...typed }: Deletion): Promise<void> {
  const proof = await provePassword(typed);
  await asSystem(async (tx) => {
    const { id, isSuperuser } = await lockProven(tx, proof);
    const isMember = (await tx.$count(memberships, ownMembership(id))) > 0;
    if (isMember || isSuperuser)
      throw new AppError("invalid_state", { message: "Leave your account first." });
    await purgePeople(tx, [id]);
    await recordAudit(tx, {
      actor: `user:${id}`,
      action: "user.deleted",
      targetType: "user",
      targetId: id,
      requestId,
    });
  });
}
