import { AppError } from "@/lib/errors";
import type { TenantCaller } from "./caller";

/** Who manages keys is a person: a key never makes another, apart from its own replacement. */
export function requireUserId(caller: TenantCaller): number {
  if (caller.userId === undefined) throw new AppError("insufficient_scope");
  return caller.userId;
}
