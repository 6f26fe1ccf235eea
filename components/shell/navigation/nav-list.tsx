"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Badge } from "@/components/ui/data/badge";
import { NavigatingMark } from "@/components/ui/page/navigating-mark";
import { currentItem } from "./current-item";
import { NavIcon } from "./nav-icon";
import type { NavItem } from "./tenant-nav";

/** The sidebar's links, the current one marked. */
export function NavList({
  label,
  items,
  onNavigate,
}: {
  label: string;
  items: readonly NavItem[];
  onNavigate?: () => void;
}) {
  const current = currentItem(items, usePathname());
  return (
    <nav aria-label={label}>
      <ul className="space-y-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              prefetch={false}
              onClick={onNavigate}
              aria-current={item === current ? "page" : undefined}
              className="flex h-9 items-center gap-3 rounded-control px-3 font-medium text-muted transition-colors hover:bg-text/6 hover:text-text aria-[current=page]:bg-brand-soft aria-[current=page]:text-brand"
            >
              <NavIcon name={item.icon} />
              {item.label}
              {Boolean(item.count) && (
                <Badge tone="brand" className="ml-auto">
                  {item.count}
                  <span className="sr-only"> waiting</span>
                </Badge>
              )}
              {item !== current && <NavigatingMark outlives={onNavigate !== undefined} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
