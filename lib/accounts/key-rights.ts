import type { ApiKeyScope, Role } from "@/db/words";
import { AppError } from "@/lib/errors";
import { isAtLeast, PERMISSIONS, type Permission } from "./role";

/** scope -> the weakest role whose holder may give it to a key, and has to keep for the key to use it. */
export const SCOPE_ROLES = {
  "bridge:read": "viewer",
  "bridge:write": "editor",
  "credits:read": "viewer",
  "credits:write": "editor",
  "sites:read": "viewer",
  "sites:write": "editor",
  "content:read": "viewer",
  "content:write": "editor",
  "keys:read": "admin",
  "keys:write": "admin",
  "team:read": "admin",
  "billing:read": "admin",
  "usage:read": "viewer",
  "events:read": "admin",
  "requests:read": "admin",
} as const satisfies Record<ApiKeyScope, Role>;

/** What is about the account as a whole: a key for one site can't have it. */
export const ACCOUNT_SCOPES: readonly ApiKeyScope[] = [
  "team:read",
  "billing:read",
  "usage:read",
  "events:read",
  "requests:read",
];

/** What a key may do now: its own scopes, and the role that its maker has now. */
export interface KeyRights {
  scopes: readonly ApiKeyScope[];
  /** Null: its maker is no longer in the account. */
  makerRole: Role | null;
}

/** Of a key's scopes those that its maker could give today. Pure. */
export function effectiveScopes({ scopes, makerRole }: KeyRights): ApiKeyScope[] {
  return scopes.filter((scope) => makerRole !== null && isAtLeast(makerRole, SCOPE_ROLES[scope]));
}

/** A key never outlives its maker's membership: who has left may still hold its secret. */
export function requireMaker({ makerRole }: KeyRights): void {
  if (makerRole === null) throw new AppError("forbidden", { message: MAKER_GONE });
}

const MAKER_GONE =
  "The person who made this API key is no longer in the account. An admin can take the key over under API keys.";

/** Throws insufficient_scope, which names the scope, or the role that the key's maker has lost. */
export function requireScope(
  rights: KeyRights,
  scope: ApiKeyScope | undefined,
  permission?: Permission,
): void {
  requireMaker(rights);
  if (!scope) throw new AppError("insufficient_scope", { message: FOR_PEOPLE });
  if (!includesScope(rights.scopes, scope)) throw missingScope(scope);
  const roles: Role[] = [SCOPE_ROLES[scope], ...(permission ? [PERMISSIONS[permission]] : [])];
  const missing = roles.find((role) => !isAtLeast(rights.makerRole!, role));
  if (missing) throw missingRole(scope, missing);
}

/** A key that hands content over may see what became of it. */
function includesScope(scopes: readonly ApiKeyScope[], scope: ApiKeyScope): boolean {
  return scopes.includes(scope) || (scope === "content:read" && scopes.includes("content:write"));
}

const FOR_PEOPLE = "API keys can't do this, whatever their scopes. Sign in as a person.";

function missingScope(scope: ApiKeyScope): AppError {
  const message = `This API key does not have the scope ${scope}, which this needs.`;
  return new AppError("insufficient_scope", { message, details: { required_scope: scope } });
}

function missingRole(scope: ApiKeyScope, role: Role): AppError {
  const message = `This needs the scope ${scope} and a key whose maker is ${role} or higher. Its maker no longer is.`;
  return new AppError("insufficient_scope", {
    message,
    details: { required_scope: scope, required_role: role },
  });
}
