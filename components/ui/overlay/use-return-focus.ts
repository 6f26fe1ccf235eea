"use client";

import { useRef } from "react";

/** Gives the focus back to where it was before a dialog opened, also when no trigger of the dialog's own opened it. */
export function useReturnFocus() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      const focused = document.activeElement;
      before.current = focused instanceof HTMLElement && focused !== document.body ? focused : null;
    },
    onCloseAutoFocus: (event: Event) => {
      if (!before.current?.isConnected) return;
      event.preventDefault();
      before.current.focus();
    },
  };
}
