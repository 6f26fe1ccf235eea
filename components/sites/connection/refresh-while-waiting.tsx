"use client";

import { LoaderCircle } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";

const EVERY_MS = 5_000;
/** Somebody who left the page open overnight is no longer waiting. */
const GIVE_UP_AFTER_MS = 30 * 60_000;

/** Asks the server again until what is waited for has happened, and the page is drawn without this. */
export function RefreshWhileWaiting({ children }: { children: ReactNode }) {
  const router = useRouter();
  useEffect(() => {
    const started = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - started > GIVE_UP_AFTER_MS) clearInterval(timer);
      else if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <p className="mt-5 flex items-center gap-2 text-muted">
      <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
      {children}
    </p>
  );
}
