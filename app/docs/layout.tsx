import type { ReactNode } from "react";
import { DocsFrame, type DocsNavGroup } from "@/components/docs/docs-frame";
import { SiteFooter } from "@/components/marketing/site-footer";
import { SiteHeader } from "@/components/marketing/site-header";
import { SkipLink } from "@/components/ui/page/skip-link";
import { GUIDES } from "./guides";
import { reference } from "./reference";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <SiteHeader />
      <main id="content">
        <DocsFrame groups={groups()}>{children}</DocsFrame>
      </main>
      <SiteFooter />
    </>
  );
}

function groups(): DocsNavGroup[] {
  return [
    {
      title: "Guides",
      links: [
        { href: "/docs", label: "Quick start" },
        ...GUIDES.map(({ slug, title }) => ({ href: `/docs/${slug}`, label: title })),
      ],
    },
    {
      title: "API reference",
      links: [
        { href: "/docs/api", label: "Overview" },
        ...reference().resources.map(({ slug, name }) => ({ href: `/docs/api/${slug}`, label: name })),
        { href: "/docs/api/objects", label: "Objects" },
      ],
    },
  ];
}
