import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { ADMIN_NAV } from "./admin-nav";
import { CommandSearch } from "./command-search";
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
    >
      {children}
    </ShellFrame>
  );
}
