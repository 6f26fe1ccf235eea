import { Coins, CreditCard, Globe, KeyRound, Library, type LucideIcon, Users } from "lucide-react";

const FEATURES: { icon: LucideIcon; title: string; text: string }[] = [
  {
    icon: Globe,
    title: "Sites and sectors",
    text: "Each site has its own sectors: the topics it is about. Start from templates for your industry, or write your own.",
  },
  {
    icon: Library,
    title: "A content inventory",
    text: "Posts, pages and every other public type, with status and date, kept in step with WordPress as you write.",
  },
  {
    icon: Coins,
    title: "Credits you can audit",
    text: "Each operation has a fixed price. Every grant, use and refund is one line in a ledger that always adds up.",
  },
  {
    icon: Users,
    title: "A team with roles",
    text: "Owners, admins, editors and viewers. Invite by email or link; each person does what their role allows.",
  },
  {
    icon: KeyRound,
    title: "Keys for machines",
    text: "API keys bound to one site and to what they may do. Shown once, stored as a hash, replaced without downtime.",
  },
  {
    icon: CreditCard,
    title: "Payment your way",
    text: "Card, PayPal or bank transfer, monthly or yearly, with a proper PDF invoice for each period.",
  },
];

export function Features() {
  return (
    <ul className="grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
      {FEATURES.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <span className="grid size-10 place-items-center rounded-card bg-brand-soft text-brand">
            <Icon aria-hidden className="size-5" />
          </span>
          <h3 className="mt-4 text-base font-semibold">{title}</h3>
          <p className="mt-1 text-base text-muted text-pretty">{text}</p>
        </li>
      ))}
    </ul>
  );
}
