"use client";

import { Menu } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "@/components/ui/form/button";
import type { NavItem } from "./tenant-nav";

const NavSheet = lazy(() => import("./nav-sheet"));

/** The menu button of narrow screens. The sheet behind it is loaded at its first use. */
export function NarrowNav({ items, children }: { items: readonly NavItem[]; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [isNeeded, setNeeded] = useState(false);
  const open = () => {
    setNeeded(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Menu"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={open}
      >
        <Menu aria-hidden />
      </Button>
      {isNeeded && (
        <Suspense fallback={null}>
          <NavSheet items={items} isOpen={isOpen} onOpenChange={setOpen}>
            {children}
          </NavSheet>
        </Suspense>
      )}
    </>
  );
}
