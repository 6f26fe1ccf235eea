import type { Role } from "@/db/words";
import { isAtLeast } from "@/lib/accounts/role";
import { AppError } from "@/lib/errors";

/** Nobody gives, changes or takes a role above their own. Throws forbidden. */
export function requireRoleOver(own: Role, other: Role): void {
  if (isAtLeast(own, other)) return;
  throw new AppError("forbidden", { message: `Only an owner may do that to an ${other}.` });
}
