import type { Role } from "@/db/words";
import { hasPermission, type Permission } from "@/lib/accounts/role";

/** The icon by name, because a function can't be handed from the server to a client component; nav-icon.tsx draws it. */
export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** How many things wait there. */
  count?: number;
}
export type IconName =
  | "sites"
  | "usage"
  | "keys"
  | "team"
  | "billing"
  | "settings"
  | "payment"
  | "overview"
  | "accounts"
  | "payments"
  | "approvals"
  | "credit-notes"
  | "bank"
  | "plans"
  | "packages"
  | "prices"
  | "users"
  | "webhooks"
  | "jobs"
  | "audit"
  | "system";

type GuardedItem = NavItem & { permission?: Permission };

const ITEMS: GuardedItem[] = [
  { href: "/sites", label: "Sites", icon: "sites", permission: "sites:read" },
  { href: "/usage", label: "Usage", icon: "usage", permission: "credits:read" },
  { href: "/api-keys", label: "API keys", icon: "keys", permission: "api_keys:manage" },
  { href: "/team", label: "Team", icon: "team", permission: "team:manage" },
  { href: "/billing", label: "Billing", icon: "billing", permission: "billing:read" },
  { href: "/settings", label: "Settings", icon: "settings" },
];

const SUSPENDED_ITEMS: NavItem[] = [
  { href: "/billing", label: "Billing", icon: "billing" },
  { href: "/payment", label: "Payment", icon: "payment" },
];

/** Of a member who can't settle it: the page that says so. */
const WAITING_ITEMS: NavItem[] = [{ href: "/billing", label: "Account", icon: "billing" }];

/** Where a member can go. An account that is shut out sees only what settles it. */
export function tenantNav(role: Role, isShutOut: boolean): NavItem[] {
  if (isShutOut) return hasPermission(role, "billing:pay") ? SUSPENDED_ITEMS : WAITING_ITEMS;
  return openTo(role, ITEMS);
}

const MORE: GuardedItem[] = [
  { href: "/sites/new", label: "Add a site", icon: "sites", permission: "sites:write" },
  { href: "/sites/new/many", label: "Add several sites", icon: "sites", permission: "sites:write" },
  { href: "/payment", label: "Payment", icon: "payment", permission: "billing:pay" },
  { href: "/settings/security", label: "Password and devices", icon: "settings" },
  { href: "/settings/account", label: "Billing details", icon: "settings", permission: "account:write" },
  { href: "/settings/webhooks", label: "Webhooks", icon: "webhooks", permission: "webhooks:manage" },
  { href: "/two-factor", label: "Two-factor sign-in", icon: "settings" },
  { href: "/settings/requests", label: "API requests", icon: "keys", permission: "requests:read" },
  { href: "/activity", label: "Activity", icon: "audit", permission: "account:write" },
  { href: "/docs", label: "Documentation", icon: "keys" },
  { href: "/docs/api", label: "API reference", icon: "keys" },
];

/** Where the command menu goes: also to what stands in no menu. */
export function tenantDestinations(role: Role, isShutOut: boolean): NavItem[] {
  return isShutOut ? tenantNav(role, true) : [...tenantNav(role, false), ...openTo(role, MORE)];
}

function openTo(role: Role, items: GuardedItem[]): NavItem[] {
  return items
    .filter(({ permission }) => !permission || hasPermission(role, permission))
    .map(({ href, label, icon }) => ({ href, label, icon }));
}
