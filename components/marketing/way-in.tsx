"use client";

import { useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/form/button-class";
import { hasSignedInHint } from "@/lib/auth/sessions/signed-in-hint";

/**
 * The page is the same for everybody; who is signed in is seen in the browser. The links do the right thing for everyone, also
 * without a script: /login and /signup send people who are signed in on to their own pages.
 */
export function WayIn() {
  if (useIsSignedIn())
    return (
      <a href="/login" className={buttonClass()}>
        Open IGNY8
      </a>
    );
  return (
    <>
      <a href="/login" className={buttonClass({ variant: "ghost" })}>
        Sign in
      </a>
      <a href="/signup" className={buttonClass({ className: "max-sm:hidden" })}>
        Sign up
      </a>
    </>
  );
}

/** In the menu of narrow screens, where the bar has no room for it. */
export function NarrowSignUp() {
  if (useIsSignedIn()) return null;
  return (
    <a href="/signup" className={buttonClass({ className: "mt-2 sm:hidden" })}>
      Sign up
    </a>
  );
}

function useIsSignedIn(): boolean {
  return useSyncExternalStore(
    onReturn,
    () => hasSignedInHint(document.cookie),
    () => false,
  );
}

/** They may have signed in or out in another tab. */
function onReturn(tell: () => void): () => void {
  window.addEventListener("focus", tell);
  return () => window.removeEventListener("focus", tell);
}
