"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { toasterIsListening } from "./toast";

const LazyToaster = lazy(async () => {
  const { Toaster: Sonner } = await import("sonner");
  return { default: () => <Listening Sonner={Sonner} /> };
});

/** Where toasts appear: once per shell. `toast` is in toast.ts, `useToastedAction` in use-toasted-action.ts. */
export function Toaster() {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!isReady) return null;
  return (
    <Suspense fallback={null}>
      <LazyToaster />
    </Suspense>
  );
}

function Listening({ Sonner }: { Sonner: typeof import("sonner").Toaster }) {
  useEffect(toasterIsListening, []);
  return <Sonner theme="system" position="bottom-right" closeButton toastOptions={{ classNames: LOOK }} />;
}

const LOOK = {
  toast: "!rounded-card !border-border !bg-surface !text-text !shadow-floating !font-sans !text-sm",
  success: "[&_[data-icon]]:!text-success",
  error: "[&_[data-icon]]:!text-danger",
  closeButton: "!border-border !bg-surface !text-text",
};
