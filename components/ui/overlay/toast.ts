"use client";

import type { ExternalToast } from "sonner";

let show: () => void;
/** Resolved when the Toaster is on the page and listening. */
const listening = new Promise<void>((resolve) => {
  show = resolve;
});

export function toasterIsListening(): void {
  show();
}

/** A short message at the edge of the screen. The library behind it is loaded after the page, not with it. */
export const toast = {
  success: (message: string, options?: ExternalToast) => say("success", message, options),
  error: (message: string, options?: ExternalToast) => say("error", message, options),
  info: (message: string, options?: ExternalToast) => say("info", message, options),
};

async function say(
  kind: "success" | "error" | "info",
  message: string,
  options?: ExternalToast,
): Promise<void> {
  await listening;
  const sonner = await import("sonner");
  sonner.toast[kind](message, options);
}
