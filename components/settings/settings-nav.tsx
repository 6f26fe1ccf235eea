"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { currentItem } from "@/components/shell/navigation/current-item";
import { NavigatingMark } from "@/components/ui/page/navigating-mark";

/** From one section of the settings to another; on a phone in two rows, so that all of them are seen. */
export function SettingsNav({ sections }: { sections: readonly { href: string; label: string }[] }) {
  const current = currentItem(sections, usePathname());
  return (
    <nav aria-label="Settings" className="mb-6 border-b border-border pb-3">
      <ul className="flex flex-wrap gap-1">
        {sections.map((section) => (
          <li key={section.href}>
            <Link
              href={section.href}
              prefetch={false}
              aria-current={section === current ? "page" : undefined}
              className="flex h-8 items-center gap-2 rounded-control px-3 font-medium text-muted transition-colors hover:bg-text/6 hover:text-text aria-[current=page]:bg-brand-soft aria-[current=page]:text-brand"
            >
              {section.label}
              {section !== current && <NavigatingMark />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
