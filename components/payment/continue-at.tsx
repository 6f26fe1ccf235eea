"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/form/button";
import { Alert } from "@/components/ui/page/alert";
import type { FormState } from "@/lib/actions/form-state";

/**
 * On to a provider's page, automatically and as a link. A redirect would not do: our pages' policy (`form-action 'self'`)
 * lets no form end at another host, so a browser without JavaScript would stop there.
 */
export function ContinueAt({ state, to }: { state: FormState; to: string }) {
  const url = onwardUrl(state);
  useEffect(() => {
    if (url) window.location.assign(url);
  }, [url]);
  if (!url) return null;
  return (
    <Alert
      role="status"
      title={`On to ${to}…`}
      action={
        <Button asChild>
          <a href={url}>Continue at {to}</a>
        </Button>
      }
    >
      <noscript>
        <meta httpEquiv="refresh" content={`0;url=${url}`} />
      </noscript>
      It opens automatically. If it doesn't, use the button.
    </Alert>
  );
}

function onwardUrl({ ok, data }: FormState): string | undefined {
  if (!ok || typeof data !== "object" || data === null || !("url" in data)) return undefined;
  return typeof data.url === "string" ? data.url : undefined;
}
