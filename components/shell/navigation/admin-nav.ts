import type { NavItem } from "./tenant-nav";

export const ADMIN_NAV: readonly NavItem[] = [
  { href: "/admin", label: "Overview", icon: "overview" },
  { href: "/admin/accounts", label: "Accounts", icon: "accounts" },
  { href: "/admin/payments", label: "Payments", icon: "payments" },
  { href: "/admin/approvals", label: "Approvals", icon: "approvals" },
  { href: "/admin/credit-notes", label: "Credit notes", icon: "credit-notes" },
  { href: "/admin/bank", label: "Bank", icon: "bank" },
  { href: "/admin/plans", label: "Plans", icon: "plans" },
  { href: "/admin/packages", label: "Packages", icon: "packages" },
  { href: "/admin/prices", label: "Prices", icon: "prices" },
  { href: "/admin/users", label: "Users", icon: "users" },
  { href: "/admin/webhooks", label: "Webhooks", icon: "webhooks" },
  { href: "/admin/jobs", label: "Jobs", icon: "jobs" },
  { href: "/admin/audit", label: "Audit log", icon: "audit" },
  { href: "/admin/system", label: "System", icon: "system" },
];
