"use client";

import "./globals.css";
import { buttonClass } from "@/components/ui/form/button-class";
import { DeadEnd } from "@/components/ui/page/dead-end";

/** When even the root layout failed: a document of its own. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · IGNY8</title>
        <DeadEnd
          code="Error"
          title="IGNY8 can't be shown right now"
          actions={
            <button type="button" onClick={retry} className={buttonClass()}>
              Try again
            </button>
          }
        >
          Something went wrong on our side. Your data is safe.
        </DeadEnd>
      </body>
    </html>
  );
}
