import type { Metadata } from "next";
import { connection } from "next/server";
import { buttonClass } from "@/components/ui/button-class";
import { DeadEnd } from "@/components/ui/dead-end";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  // Rendered for each request: a page made at build time carries no nonce, and its scripts would be blocked.
  await connection();
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
