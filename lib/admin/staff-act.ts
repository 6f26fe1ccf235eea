/** Who of the staff does something to a tenant, and why: what every such verb takes and the audit log keeps. */
export interface StaffAct {
  /** "user:<id>" or "terminal". */
  actor: string;
  actorUserId?: number;
  reason: string;
  requestId?: string;
}

/** A superuser's act, from an access token or a browser session. */
export function staffActOf(
  { userId }: { userId: number },
  reason: string,
  requestId: string | undefined,
): StaffAct {
  return { actor: `user:${userId}`, actorUserId: userId, reason, requestId };
}
