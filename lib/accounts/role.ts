import { ROLES, type Role } from "@/db/words";

/** permission -> the weakest role that has it (docs/contract.md, section 4, column "who"). */
export const PERMISSIONS = {
  "account:read": "viewer",
  "account:write": "owner",
  "sites:read": "viewer",
  "sites:write": "editor",
  "sites:delete": "admin",
  "credits:read": "viewer",
  "credits:write": "editor",
  "api_keys:manage": "admin",
  "team:manage": "admin",
  "billing:read": "admin",
  "billing:pay": "admin",
  "billing:manage": "owner",
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof PERMISSIONS;

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

export function hasPermission(role: Role, permission: Permission): boolean {
  return isAtLeast(role, PERMISSIONS[permission]);
}

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => hasPermission(role, permission));
}
