import type { ReactNode } from "react";
import { CommandSearch } from "@/components/shell/commands/command-search";
import { ADMIN_NAV } from "@/components/shell/navigation/admin-nav";
import { Badge } from "@/components/ui/data/badge";
import { ShellFrame } from "./shell-frame";

/** What every page of the back office stands in. */
export function AdminShell({ person, children }: { person: string; children: ReactNode }) {
  return (
    <ShellFrame
      home="/admin"
      items={ADMIN_NAV}
      mark={<Badge tone="brand">Staff</Badge>}
      search={<CommandSearch items={ADMIN_NAV} listens />}
      compact={<CommandSearch items={ADMIN_NAV} compact />}
      person={person}
      personHref="/admin/you"
    >
      {children}
    </ShellFrame>
  );
}
