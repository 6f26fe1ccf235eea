import type { Metadata } from "next";
import { buttonClass } from "@/components/ui/form/button-class";
import { DeadEnd } from "@/components/ui/page/dead-end";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <DeadEnd
      code="404"
      title="There is nothing here"
      actions={
        <>
          <a href="/" className={buttonClass()}>
            Home
          </a>
          <a href="/sites" className={buttonClass({ variant: "secondary" })}>
            Your sites
          </a>
        </>
      }
    >
      The address may be mistyped, what it showed may have been deleted, or it belongs to another account.
    </DeadEnd>
  );
}
