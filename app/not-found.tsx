import type { Metadata } from "next";
import { buttonClass } from "@/components/ui/button-class";
import { DeadEnd } from "@/components/ui/dead-end";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <DeadEnd
      code="404"
      title="There is nothing here"
      actions={
        <>
          <a href="/sites" className={buttonClass()}>
            Your sites
          </a>
          <a href="/" className={buttonClass({ variant: "secondary" })}>
            Home page
          </a>
        </>
      }
    >
      The address may be mistyped, what it showed may have been deleted, or it belongs to another account.
    </DeadEnd>
  );
}
