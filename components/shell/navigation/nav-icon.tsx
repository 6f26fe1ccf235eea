import {
  Activity,
  Building2,
  Calculator,
  ChartNoAxesColumn,
  Coins,
  CreditCard,
  Gauge,
  Globe,
  KeyRound,
  Landmark,
  ListChecks,
  type LucideIcon,
  Receipt,
  ScrollText,
  Settings,
  Tags,
  Undo2,
  UserCheck,
  UserRound,
  Users,
  Webhook,
} from "lucide-react";
import type { IconName } from "./tenant-nav";

const ICONS: Record<IconName, LucideIcon> = {
  sites: Globe,
  usage: ChartNoAxesColumn,
  keys: KeyRound,
  team: Users,
  billing: CreditCard,
  settings: Settings,
  payment: Landmark,
  overview: Gauge,
  accounts: Building2,
  payments: Receipt,
  approvals: UserCheck,
  "credit-notes": Undo2,
  bank: Landmark,
  plans: Tags,
  packages: Coins,
  prices: Calculator,
  users: UserRound,
  webhooks: Webhook,
  jobs: ListChecks,
  audit: ScrollText,
  system: Activity,
};

export function NavIcon({ name }: { name: IconName }) {
  const Icon = ICONS[name];
  return <Icon aria-hidden className="size-4.5 shrink-0" />;
}
