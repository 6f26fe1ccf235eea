import type { ApiKeyScope, StaffRole } from "@/db/words";
import { requireMaker, requireScope } from "@/lib/accounts/key-rights";
import { hasPermission, type Permission } from "@/lib/accounts/role";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { requireRecentPassword } from "@/lib/auth/passwords/confirm-password";
import { requireSecondFactor } from "@/lib/auth/two-factor/require-second-factor";
import { AppError } from "@/lib/errors";
import { requireStaffRole } from "@/lib/staff/staff-role";
import type { Auth, KeyCaller, UserCaller } from "./caller";

export interface Requirement {
  auth: Auth;
  permission?: Permission;
  /** What a superuser needs; unless said, to look at something `support`, and to change something `billing`. */
  staff?: StaffRole;
  /** The scope an API key needs; `any` takes every key, and without it no key gets in. */
  keyScope?: ApiKeyScope | "any";
  /** False lets a suspended or plan-less account in: only for signing out. */
  gate?: boolean;
}

/**
 * Refuses who may not: first the state of the account and of the superuser's sign-in, then the kind of caller, then role
 * or scope. What a superuser changes wants a password of the last 30 minutes, as it does in the back office.
 */
export function authorize(caller: UserCaller | KeyCaller, requirement: Requirement, method: string): void {
  const refusal = requirement.gate !== false && caller.account && validateAccountAndPlan(caller.account);
  if (refusal) throw new AppError(refusal);
  if (requirement.gate !== false && caller.userId !== undefined) requireSecondFactor(caller);
  if (requirement.auth === "superuser") authorizeSuperuser(caller, requirement, method);
  if (isOfTenants(requirement.auth) && !caller.account) throw new AppError("account_required");
  if (requirement.auth === "key" && !caller.apiKey)
    throw new AppError("forbidden", { message: "Only an API key can call this." });
  if (caller.apiKey) authorizeKey(caller, requirement);
  else if (requirement.permission && caller.account) authorizeRole(caller, requirement.permission);
}

/** Whether a route is about an account: a superuser has none. */
export function isOfTenants(auth: Auth): boolean {
  return auth === "tenant" || auth === "key";
}

function authorizeSuperuser(caller: UserCaller | KeyCaller, { staff }: Requirement, method: string): void {
  if (!caller.isSuperuser) throw new AppError("forbidden");
  const isReading = method === "GET" || method === "HEAD";
  requireStaffRole(caller.staffRole, staff ?? (isReading ? "support" : "billing"));
  if (!isReading) requireRecentPassword(caller);
}

function authorizeKey({ apiKey }: KeyCaller, { keyScope, permission }: Requirement): void {
  if (keyScope === "any") requireMaker(apiKey);
  else requireScope(apiKey, keyScope, permission);
}

function authorizeRole(caller: UserCaller, permission: Permission): void {
  if (!caller.role || !hasPermission(caller.role, permission)) throw new AppError("forbidden");
}
