import { PackagesCard } from "@/components/credits/packages-card";
import { Section } from "@/components/marketing/section";
import { packageRows } from "@/lib/credits/packages/package-rows";

/** What can be bought on top of a plan, and what it buys. Nothing while nothing is sold. */
export async function CreditPackages() {
  const rows = await packageRows();
  if (rows.length === 0) return null;
  return (
    <Section title="Credits on top" id="packages">
      <PackagesCard rows={rows} />
    </Section>
  );
}
