import type { Role } from "@/db/words";
import { hasPermission, type Permission } from "@/lib/accounts/role";

interface Section {
  href: string;
  label: string;
  permission?: Permission;
}

const SECTIONS: Section[] = [
  { href: "/settings", label: "Profile" },
  { href: "/settings/security", label: "Security" },
  { href: "/settings/notifications", label: "Notifications" },
  { href: "/settings/account", label: "Account" },
  { href: "/api-keys", label: "API keys", permission: "api_keys:manage" },
  { href: "/settings/webhooks", label: "Webhooks", permission: "webhooks:manage" },
  { href: "/settings/requests", label: "API requests", permission: "requests:read" },
  { href: "/settings/sandbox", label: "Sandbox", permission: "sandbox:manage" },
  { href: "/activity", label: "Activity", permission: "account:write" },
];

/** The sections of the settings that a role can open, each with an address of its own. */
export function settingsSections(role: Role): { href: string; label: string }[] {
  return SECTIONS.filter(({ permission }) => !permission || hasPermission(role, permission)).map(
    ({ href, label }) => ({ href, label }),
  );
}
