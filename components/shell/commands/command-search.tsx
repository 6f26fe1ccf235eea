"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { NavItem } from "@/components/shell/navigation/tenant-nav";
import { cn } from "@/components/ui/cn";
import type { Finder } from "./found-thing";
import { useTypedAhead } from "./use-typed-ahead";

const CommandMenu = lazy(() => import("./command-menu"));

interface CommandSearchProps {
  items: readonly NavItem[];
  finder?: Finder;
  /** Only one of the two places on the page answers to the keys. */
  listens?: boolean;
  compact?: boolean;
}

/** The way to anywhere: opens with a press, or with Ctrl-K or Cmd-K. The menu is loaded when it is first wanted. */
export function CommandSearch({ items, finder, listens = false, compact = false }: CommandSearchProps) {
  const [isOpen, setOpen] = useState(false);
  const [isNeeded, setNeeded] = useState(false);
  const takeTypedAhead = useTypedAhead(isOpen);
  useShortcut(listens, () => {
    setNeeded(true);
    setOpen((open) => !open);
  });
  const open = () => {
    setNeeded(true);
    setOpen(true);
  };
  return (
    <>
      <button
        type="button"
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className={cn(
          "flex h-9 items-center gap-2.5 rounded-control text-muted hover:text-text",
          compact ? "w-9 justify-center" : "w-full border border-border bg-background px-3",
        )}
      >
        <Search aria-hidden className="size-4" />
        <span className={compact ? "sr-only" : ""}>Search</span>
        {!compact && <kbd className="ml-auto font-sans text-xs">Ctrl K</kbd>}
      </button>
      {isNeeded && (
        <Suspense fallback={null}>
          <CommandMenu
            items={items}
            finder={finder}
            takeTypedAhead={takeTypedAhead}
            isOpen={isOpen}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}

function useShortcut(listens: boolean, press: () => void): void {
  useEffect(() => {
    if (!listens) return;
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  });
}
