import { DescriptionList } from "@/components/ui/data/description-list";
import { formatAmount } from "@/lib/money";

interface UpgradeLinesProps {
  upgrade: { newCents: number; unusedCents: number; taxCents: number };
  dueCents: number;
  from: string;
  to: string;
  currency: string;
}

/** How the price of an upgrade adds up. */
export function UpgradeLines({ upgrade, dueCents, from, to, currency }: UpgradeLinesProps) {
  const money = (cents: number) => formatAmount(cents, currency);
  const { newCents, unusedCents, taxCents } = upgrade;
  return (
    <DescriptionList
      items={[
        [`${to} until your paid period ends`, money(newCents)],
        [`Unused time on ${from}`, money(-unusedCents)],
        ...(taxCents > 0 ? [["Tax", money(taxCents)] as const] : []),
        ["Due now", <strong key="due">{money(dueCents)}</strong>],
      ]}
    />
  );
}
