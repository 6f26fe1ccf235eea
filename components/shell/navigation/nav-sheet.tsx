"use client";

import type { ReactNode } from "react";
import { Sheet, SheetContent } from "@/components/ui/overlay/sheet";
import { NavList } from "./nav-list";
import type { NavItem } from "./tenant-nav";

interface NavSheetProps {
  items: readonly NavItem[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

export default function NavSheet({ items, isOpen, onOpenChange, children }: NavSheetProps) {
  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent title="Menu" showTitle={false} side="left">
        <div className="flex grow flex-col gap-4 pt-8">
          <NavList label="Menu" items={items} onNavigate={() => onOpenChange(false)} />
          {children}
        </div>
      </SheetContent>
    </Sheet>
  );
}
