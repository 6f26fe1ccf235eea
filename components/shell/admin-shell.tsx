import type { ReactNode } from "react";
import { CommandSearch } from "@/components/shell/commands/command-search";
import { ADMIN_NAV } from "@/components/shell/navigation/admin-nav";
import { Badge } from "@/components/ui/data/badge";
import type { FormAction } from "@/lib/actions/form-state";
import { ShellFrame } from "./shell-frame";

interface AdminShellProps {
  person: string;
  /** Finds records of any kind. */
  find: FormAction;
  /** By address: how many things wait there. */
  waiting: Readonly<Record<string, number>>;
  children: ReactNode;
}

/** What every page of the back office stands in. */
export function AdminShell({ person, find, waiting, children }: AdminShellProps) {
  const searchable = {
    items: ADMIN_NAV,
    finder: { find, placeholder: "Name, email, domain, invoice, reference, key" },
  };
  return (
    <ShellFrame
      home="/admin"
      items={ADMIN_NAV.map((item) => ({ ...item, count: waiting[item.href] }))}
      mark={<Badge tone="brand">Staff</Badge>}
      search={<CommandSearch {...searchable} listens />}
      compact={<CommandSearch {...searchable} compact />}
      person={person}
      personHref="/admin/you"
    >
      {children}
    </ShellFrame>
  );
}
