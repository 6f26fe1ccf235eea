"use client";

import { Button } from "@/components/ui/form/button";
import { DeadEnd } from "@/components/ui/page/dead-end";
import { useTitleIfNone } from "@/components/ui/page/use-title-if-none";

/** For error.tsx inside a shell: the navigation stays, the page can be tried again. */
export function ShellError({ error, retry }: { error: unknown; retry: () => void }) {
  useTitleIfNone("This page did not load");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <DeadEnd
      isInShell
      code="Error"
      title="This page did not load"
      actions={<Button onClick={retry}>Try again</Button>}
    >
      Something went wrong on our side. The other pages may well work.
      {digest && <p className="mt-2 text-sm">Error ID: {digest}</p>}
    </DeadEnd>
  );
}
