import type { Role } from "@/db/words";
import { AppError } from "@/lib/errors";

/** The person behind a request; an API key is nobody, and manages no team. */
export function requireMember(caller: { userId?: number; role: Role | null }): {
  userId: number;
  role: Role;
} {
  if (caller.userId === undefined || caller.role === null) throw new AppError("insufficient_scope");
  return { userId: caller.userId, role: caller.role };
}
