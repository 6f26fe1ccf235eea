import Link from "next/link";
import type { ReactNode } from "react";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { Logo } from "@/components/ui/page/logo";
import { SkipLink } from "@/components/ui/page/skip-link";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { SandboxMark } from "../(tenant)/sandbox-mark";
import { ViewMark } from "../admin/view-as/view-mark";

/** Paying and nothing else: no menu to get lost in. */
export default async function PaymentLayout({ children }: { children: ReactNode }) {
  const viewer = await requireTenant({ allowSuspended: true });
  return (
    <>
      <SkipLink />
      <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-4 py-6 sm:py-10">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <Link href="/" aria-label="IGNY8, home" className="rounded-control">
            <Logo />
          </Link>
          <nav aria-label="Account" className="flex items-center gap-2">
            <Link
              href="/billing"
              className="rounded-control px-3 py-2 font-medium text-muted hover:text-text"
            >
              Billing
            </Link>
            <SignOutForm />
          </nav>
        </header>
        <main id="content" className="mt-8 flex-1 space-y-5">
          <ViewMark viewer={viewer} />
          <SandboxMark viewer={viewer} />
          {children}
        </main>
      </div>
    </>
  );
}
