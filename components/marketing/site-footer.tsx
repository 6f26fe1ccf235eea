import { Logo } from "@/components/ui/page/logo";

const GROUPS = [
  {
    title: "Product",
    links: [
      ["/pricing", "Plans and prices"],
      ["/#features", "What it does"],
      ["/#wordpress", "The WordPress bridge"],
      ["/#credits", "What credits buy"],
    ],
  },
  {
    title: "Developers",
    links: [
      ["/docs", "Documentation"],
      ["/docs/api", "API reference"],
      ["/docs/webhooks", "Webhooks"],
      ["/api/v1/openapi.json", "OpenAPI document"],
    ],
  },
  {
    title: "Company",
    links: [
      ["/contact", "Contact"],
      ["/changelog", "Changelog"],
      ["/status", "Status"],
      ["/security", "Security"],
      ["/terms", "Terms"],
      ["/privacy", "Privacy"],
    ],
  },
] as const;

export function SiteFooter() {
  return (
    <footer className="border-t border-border bg-surface">
      <div className="mx-auto grid max-w-6xl gap-10 px-4 py-12 sm:grid-cols-2 sm:px-6 lg:grid-cols-[1.5fr_1fr_1fr_1fr]">
        <div>
          <Logo />
          <p className="mt-3 max-w-64 text-muted">Sites, people and content credits, in one account.</p>
        </div>
        {GROUPS.map((group) => (
          <nav key={group.title} aria-label={group.title}>
            <h2 className="font-semibold">{group.title}</h2>
            <ul className="mt-2">
              {group.links.map(([href, label]) => (
                <li key={href}>
                  <a href={href} className="inline-block py-1 text-muted hover:text-text hover:underline">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
