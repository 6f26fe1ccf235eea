import { ROLES, type Role } from "@/db/words";

/** permission -> the weakest role that has it (docs/contract.md, section 4, column "who"). */
export const PERMISSIONS = {
  "account:read": "viewer",
  "account:write": "owner",
  "sites:read": "viewer",
  "sites:write": "editor",
  "sites:delete": "admin",
  "content:read": "viewer",
  "content:write": "editor",
  "credits:read": "viewer",
  "credits:write": "editor",
  "api_keys:manage": "admin",
  "budgets:manage": "admin",
  "webhooks:manage": "admin",
  "events:read": "admin",
  "requests:read": "admin",
  "sandbox:manage": "admin",
  "team:manage": "admin",
  "billing:read": "admin",
  "billing:pay": "admin",
  "billing:manage": "owner",
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof PERMISSIONS;

export function hasPermission(role: Role, permission: Permission): boolean {
  return isAtLeast(role, PERMISSIONS[permission]);
}

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => hasPermission(role, permission));
}

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** The roles that somebody may give: none above their own; the strongest first. */
export function rolesUpTo(own: Role): Role[] {
  return [...ROLES].reverse().filter((role) => isAtLeast(own, role));
}

/** What each role may do, in one line each, for people. Pure. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  owner: { name: "Owner", may: "Everything, with the plan, the billing details and the account itself." },
  admin: { name: "Admin", may: "Manages the team, API keys, webhooks and payments, and deletes sites." },
  editor: {
    name: "Editor",
    may: "Adds and changes sites and sectors, hands over and approves content, and spends credits.",
  },
  viewer: { name: "Viewer", may: "Looks at everything, changes nothing." },
};
