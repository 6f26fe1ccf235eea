"use client";

import { useLinkStatus } from "next/link";
import { useEffect, useState } from "react";

/** Pages that come sooner than this are not announced: a flash of grey shapes is worse than a still moment. */
const PATIENCE_MS = 150;

/**
 * Inside a Link: while its page is on the way, app/globals.css shows the shell's skeleton in the place of the page that
 * is left. Not loading.tsx, which would stay for ever where JavaScript is off, and answer 200 before a page says 404.
 */
export function NavigatingMark() {
  const { pending } = useLinkStatus();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!pending) return setLong(false);
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [pending]);
  return isLong ? <span data-navigating hidden /> : null;
}
