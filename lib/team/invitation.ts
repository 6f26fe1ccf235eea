import type { Role } from "@/db/words";
import { addDays } from "@/lib/time/days";

/** Words and rules of invitations. Pure. */
const INVITATION_DAYS = 7;

export interface Invitation {
  id: number;
  email: string;
  role: Role;
  invitedBy: string | null;
  expiresAt: Date;
  createdAt: Date;
}

export function isExpired({ expiresAt }: Pick<Invitation, "expiresAt">, at: Date): boolean {
  return expiresAt <= at;
}

export function invitationEnd(from: Date): Date {
  return addDays(from, INVITATION_DAYS);
}
