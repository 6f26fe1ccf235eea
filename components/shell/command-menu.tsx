"use client";

import { Command } from "cmdk";
import { Globe } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { overlayClass } from "@/components/ui/overlay-class";
import type { FindSites } from "./found-site";
import { NavIcon } from "./nav-icon";
import type { NavItem } from "./tenant-nav";
import { useFoundSites } from "./use-found-sites";

interface CommandMenuProps {
  items: readonly NavItem[];
  findSites?: FindSites;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const GROUP =
  "p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

export default function CommandMenu({ items, findSites, isOpen, onOpenChange }: CommandMenuProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const sites = useFoundSites(findSites, query);
  const go = (href: string) => {
    onOpenChange(false);
    router.push(href);
  };
  return (
    <Command.Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      label="Go to"
      overlayClassName={overlayClass}
      contentClassName="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-lg overflow-hidden rounded-card border border-border bg-surface text-sm text-text shadow-floating animate-fade-in"
    >
      <Command.Input
        value={query}
        onValueChange={setQuery}
        placeholder={findSites ? "Go to a page or a site" : "Go to a page"}
        className="h-12 w-full border-b border-border bg-transparent px-4 text-base outline-none -outline-offset-2! placeholder:text-muted"
      />
      <Command.List className="max-h-80 overflow-y-auto">
        <Command.Empty className="px-4 py-8 text-center text-muted">Nothing by that name.</Command.Empty>
        <Command.Group heading="Pages" className={GROUP}>
          {items.map((item) => (
            <Item key={item.href} value={item.label} onSelect={() => go(item.href)}>
              <NavIcon name={item.icon} />
              {item.label}
            </Item>
          ))}
        </Command.Group>
        {sites.length > 0 && (
          <Command.Group heading="Sites" className={GROUP}>
            {sites.map((site) => (
              <Item
                key={site.id}
                value={`${site.name} ${site.domain}`}
                onSelect={() => go(`/sites/${site.id}`)}
              >
                <Globe aria-hidden className="size-4.5 shrink-0" />
                <span className="truncate text-text">{site.name}</span>
                <span className="ml-auto truncate text-xs">{site.domain}</span>
              </Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command.Dialog>
  );
}

function Item({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-10 cursor-pointer items-center gap-3 rounded-control px-2.5 text-muted data-[selected=true]:bg-sunken data-[selected=true]:text-text"
    >
      {children}
    </Command.Item>
  );
}
