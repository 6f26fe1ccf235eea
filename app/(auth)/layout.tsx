import Link from "next/link";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/page/logo";
import { SkipLink } from "@/components/ui/page/skip-link";

/** Rendered for each request, so that its scripts carry the nonce of the page's Content-Security-Policy. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <>
      <SkipLink />
      <div className="flex min-h-dvh flex-col px-4 py-8 sm:py-12">
        <header className="flex justify-center">
          <Link href="/" aria-label="IGNY8, home" className="rounded-control">
            <Logo />
          </Link>
        </header>
        <main id="content" className="mx-auto mt-8 w-full max-w-md flex-1 sm:mt-12">
          {children}
        </main>
        <footer className="mt-10 flex justify-center gap-5 text-xs text-muted">
          <Link href="/terms" className="hover:text-text">
            Terms
          </Link>
          <Link href="/privacy" className="hover:text-text">
            Privacy
          </Link>
          <Link href="/contact" className="hover:text-text">
            Contact
          </Link>
        </footer>
      </div>
    </>
  );
}
