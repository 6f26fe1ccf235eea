import { Menu } from "lucide-react";
import { buttonClass } from "@/components/ui/form/button-class";
import { Logo } from "@/components/ui/page/logo";
import { NarrowSignUp, WayIn } from "./way-in";

const LINKS = [
  ["/#features", "Features"],
  ["/#wordpress", "WordPress"],
  ["/pricing", "Pricing"],
  ["/docs", "Docs"],
  ["/contact", "Contact"],
] as const;

/**
 * Plain links on purpose: they cost next to no JavaScript, and a full load gives /signup and /login their own, stricter
 * security policy. On narrow screens the links fold into a `details`, which needs no script either.
 */
export function SiteHeader() {
  return (
    <header className="sticky top-0 z-40 border-b border-border bg-background">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-6 px-4 sm:px-6">
        <a href="/" aria-label="IGNY8, home" className="flex rounded-control">
          <Logo />
        </a>
        <nav aria-label="Main" className="hidden items-center gap-1 md:flex">
          <NavLinks className="rounded-control px-3 py-2 text-muted hover:text-text" />
        </nav>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <WayIn />
          <NarrowMenu />
        </div>
      </div>
    </header>
  );
}

function NarrowMenu() {
  return (
    <details className="group relative md:hidden">
      <summary className={buttonClass({ variant: "ghost", size: "icon", className: "list-none" })}>
        <Menu aria-hidden />
        <span className="sr-only">Menu</span>
      </summary>
      <nav
        aria-label="Main"
        className="absolute top-full right-0 mt-2 grid w-56 rounded-card border border-border bg-surface p-2 shadow-floating"
      >
        <NavLinks className="rounded-control px-3 py-2.5 hover:bg-sunken" />
        <NarrowSignUp />
      </nav>
    </details>
  );
}

function NavLinks({ className }: { className: string }) {
  return LINKS.map(([href, label]) => (
    <a key={href} href={href} className={className}>
      {label}
    </a>
  ));
}
