"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Somebody who left the page open overnight is no longer waiting. */
const GIVE_UP_AFTER_MS = 30 * 60_000;

/** Reads the page again, until the provider or the staff has settled the payment and this is gone. It never settles. */
export function RefreshUntilPaid({ everySeconds }: { everySeconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const started = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - started > GIVE_UP_AFTER_MS) clearInterval(timer);
      else if (document.visibilityState === "visible") router.refresh();
    }, everySeconds * 1000);
    return () => clearInterval(timer);
  }, [router, everySeconds]);
  return null;
}
