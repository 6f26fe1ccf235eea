import Link from "next/link";
import type { ReactNode } from "react";
import { tabClass, tabListClass } from "./tab-class";

export interface LinkTab {
  href: string;
  label: ReactNode;
  isCurrent: boolean;
}

/** Tabs that are links, such as `?method=stripe`: each has an address and works without JavaScript. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className={tabListClass}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.isCurrent ? "page" : undefined}
          className={tabClass}
          scroll={false}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
