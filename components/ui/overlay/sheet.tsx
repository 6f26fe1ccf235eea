"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { overlayClass } from "./overlay-class";
import { useReturnFocus } from "./use-return-focus";

export const Sheet = Primitive.Root;

const SIDES = {
  left: "left-0 border-r animate-slide-in",
  right: "right-0 border-l animate-fade-in",
} as const;

/** A dialog at the edge of the screen. The title is always read out; `showTitle` also shows it. */
export function SheetContent({
  title,
  showTitle = true,
  side = "right",
  children,
}: {
  title: string;
  showTitle?: boolean;
  side?: keyof typeof SIDES;
  children: ReactNode;
}) {
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClass} />
      <Primitive.Content
        {...returnFocus}
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 z-50 flex w-full max-w-xs flex-col overflow-y-auto border-border bg-surface p-5 text-sm text-text shadow-floating outline-none",
          SIDES[side],
        )}
      >
        <Primitive.Title className={showTitle ? "mb-4 text-lg font-semibold" : "sr-only"}>
          {title}
        </Primitive.Title>
        {children}
        <Primitive.Close
          aria-label="Close"
          className="absolute top-3.5 right-3.5 grid size-9 place-items-center rounded-control text-muted hover:bg-sunken hover:text-text"
        >
          <X aria-hidden className="size-4.5" />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
