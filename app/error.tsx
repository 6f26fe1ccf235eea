"use client";

import { buttonClass } from "@/components/ui/form/button-class";
import { DeadEnd } from "@/components/ui/page/dead-end";
import { useTitleIfNone } from "@/components/ui/page/use-title-if-none";

/** Loaded with every page, so it imports next to nothing. The digest finds the error in the server's log. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  useTitleIfNone("That did not work");
  const digest = digestOf(error);
  return (
    <DeadEnd
      code="Error"
      title="That did not work"
      actions={
        <>
          <button type="button" onClick={retry} className={buttonClass()}>
            Try again
          </button>
          <a href="/contact" className={buttonClass({ variant: "secondary" })}>
            Tell us
          </a>
        </>
      }
    >
      Something went wrong on our side. Nothing you entered before was lost.
      {digest && <p className="mt-2 text-sm">Error ID: {digest}</p>}
    </DeadEnd>
  );
}

function digestOf(error: unknown): string | undefined {
  return error instanceof Error && "digest" in error ? String(error.digest) : undefined;
}
