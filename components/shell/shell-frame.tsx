import Link from "next/link";
import type { ReactNode } from "react";
import { NarrowNav } from "@/components/shell/navigation/narrow-nav";
import { NavList } from "@/components/shell/navigation/nav-list";
import type { NavItem } from "@/components/shell/navigation/tenant-nav";
import { Toaster } from "@/components/ui/overlay/toaster";
import { Logo } from "@/components/ui/page/logo";
import { SkipLink } from "@/components/ui/page/skip-link";
import { PageBody } from "./page-body";
import { SignOutForm } from "./sign-out-form";

interface ShellFrameProps {
  home: string;
  items: readonly NavItem[];
  /** Beside the name mark: "Staff". */
  mark?: ReactNode;
  search: ReactNode;
  /** Above the sidebar's links, and in the sheet on narrow screens. */
  head?: ReactNode;
  /** Below them. */
  foot?: ReactNode;
  /** In the bar of narrow screens. */
  compact?: ReactNode;
  person: string;
  /** Their own settings, where no link of the sidebar leads there. */
  personHref?: string;
  children: ReactNode;
}

/** A sidebar on wide screens; a bar with a sheet on narrow ones. */
export function ShellFrame({ children, ...frame }: ShellFrameProps) {
  return (
    <div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <SkipLink />
      <Sidebar {...frame} />
      <TopBar {...frame} />
      {/* Hidden itself on wide screens: without JavaScript it would take the second column. */}
      <noscript className="lg:hidden">
        <div className="border-b border-border p-3 lg:hidden">
          <NavList label="Main" items={frame.items} />
          <Foot {...frame} />
        </div>
      </noscript>
      <main id="content" className="mx-auto w-full max-w-6xl min-w-0 px-4 py-6 sm:px-8 sm:py-10">
        <PageBody>{children}</PageBody>
      </main>
      <Toaster />
    </div>
  );
}

type FrameProps = Omit<ShellFrameProps, "children">;

function Sidebar(frame: FrameProps) {
  const { home, items, mark, search, head } = frame;
  return (
    <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-border bg-surface p-3 lg:flex">
      <div className="flex items-center gap-2 px-3 pt-2">
        <HomeLink href={home} />
        {mark}
      </div>
      {head}
      {search}
      <NavList label="Main" items={items} />
      <div className="mt-auto space-y-3">
        <Foot {...frame} />
      </div>
    </aside>
  );
}

function TopBar(frame: FrameProps) {
  const { home, items, mark, head, compact } = frame;
  return (
    <header className="sticky top-0 z-40 flex h-14 items-center gap-2 border-b border-border bg-surface px-4 lg:hidden">
      <HomeLink href={home} />
      {mark}
      <div className="ml-auto flex items-center gap-1">
        {compact}
        <NarrowNav items={items}>
          {head}
          <Foot {...frame} />
        </NarrowNav>
      </div>
    </header>
  );
}

/** Below the links: who is signed in, and the way out. */
function Foot({ foot, person, personHref }: Pick<FrameProps, "foot" | "person" | "personHref">) {
  return (
    <>
      {foot}
      <div className="border-t border-border pt-3">
        {personHref ? (
          <Link
            href={personHref}
            prefetch={false}
            className="mx-1 flex h-8 items-center truncate rounded-control px-2 text-xs text-muted hover:bg-text/6 hover:text-text"
          >
            {person}: your settings
          </Link>
        ) : (
          <p className="truncate px-3 pb-1 text-xs text-muted">{person}</p>
        )}
        <SignOutForm />
      </div>
    </>
  );
}

function HomeLink({ href }: { href: string }) {
  return (
    <Link href={href} prefetch={false} aria-label="IGNY8, home" className="flex rounded-control">
      <Logo />
    </Link>
  );
}
