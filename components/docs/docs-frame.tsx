import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/form/button-class";
import { Input } from "@/components/ui/form/input";

interface DocsLink {
  href: string;
  label: string;
}

export interface DocsNavGroup {
  title: string;
  links: readonly DocsLink[];
}

/** The documentation's own navigation beside its pages; folded away on a phone. Plain links: they cost no JavaScript. */
export function DocsFrame({ groups, children }: { groups: readonly DocsNavGroup[]; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-7xl px-4 py-8 sm:px-6 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:gap-10">
      <div className="mb-8 lg:mb-0">
        <div className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pb-6">
          <DocsSearch />
          <details className="mt-3 lg:hidden">
            <summary className={buttonClass({ variant: "secondary", className: "w-full" })}>
              All guides and resources
            </summary>
            <DocsNav label="Documentation" groups={groups} />
          </details>
          <div className="max-lg:hidden">
            <DocsNav label="Documentation" groups={groups} />
          </div>
        </div>
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** A form that is answered by a page: it needs no script. */
export function DocsSearch({ value = "" }: { value?: string }) {
  return (
    <search>
      <form action="/docs/search" className="relative">
        <Search aria-hidden className="absolute top-2.5 left-3 size-4 text-muted" />
        <Input
          type="search"
          name="q"
          defaultValue={value}
          maxLength={100}
          aria-label="Search the documentation"
          placeholder="Search the docs"
          className="pl-9"
        />
      </form>
    </search>
  );
}

function DocsNav({ label, groups }: { label: string; groups: readonly DocsNavGroup[] }) {
  return (
    <nav aria-label={label} className="mt-5 space-y-5">
      {groups.map((group) => (
        <div key={group.title}>
          <p className="font-semibold">{group.title}</p>
          <ul className="mt-1.5">
            {group.links.map(({ href, label: text }) => (
              <li key={href}>
                <a
                  href={href}
                  className="block rounded-control py-1 text-muted hover:text-text hover:underline"
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
