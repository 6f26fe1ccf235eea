import { TopUpCard } from "@/components/credits/top-up-card";
import type { TopUpFacts } from "@/components/credits/top-up-facts";
import { plainDate } from "@/components/ui/data/time-words";
import { hasPermission } from "@/lib/accounts/role";
import type { TenantViewer } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { packageRows } from "@/lib/credits/packages/package-rows";
import { formatAmount, formatDecimal } from "@/lib/money";
import { findTopUp, type TopUpStanding } from "@/lib/payments/top-up/queries";
import { setTopUpAction } from "./top-up-action";

/** The order to buy credits when they run low: those who read the bills see it, the owner changes it. */
export async function TopUp({ viewer: { account, role } }: { viewer: TenantViewer }) {
  if (!hasPermission(role, "billing:read")) return null;
  const [topUp, offered] = await Promise.all([findTopUp(account.id), packageRows(account.plan)]);
  if (offered.length === 0 && !topUp) return null;
  const packages = offered.map(({ id, name, price }) => ({ id, words: `${name} (${price})` }));
  if (topUp && !packages.some(({ id }) => id === topUp.packageId))
    packages.push({ id: topUp.packageId, words: `${topUp.package.name} (no longer offered)` });
  const action = hasPermission(role, "billing:manage") ? setTopUpAction : undefined;
  return <TopUpCard packages={packages} topUp={topUp && factsOf(topUp)} action={action} />;
}

function factsOf(topUp: TopUpStanding): TopUpFacts {
  const { isEnabled, packageId, threshold, maxPerMonth, maxCentsPerMonth, bought } = topUp;
  return {
    ...{ isEnabled, packageId, threshold, maxPerMonth, maxAmount: formatDecimal(maxCentsPerMonth) },
    says: says(topUp),
    month: `${bought.count} of ${maxPerMonth} bought this month, for ${money(bought.cents, topUp)} of ${money(maxCentsPerMonth, topUp)}.`,
    failure: topUp.failureReason ?? undefined,
  };
}

function says({ isEnabled, invoiceId, pausedUntil, hasCard, failureReason }: TopUpStanding): string {
  if (invoiceId !== null) return "A purchase is being charged to your card now.";
  if (!isEnabled) return failureReason ? "Off, because the last purchase failed." : "Off.";
  if (failureReason && pausedUntil && pausedUntil > now())
    return `Paused until ${plainDate(pausedUntil)}, because the last purchase failed. Saving ends the pause.`;
  return hasCard
    ? "On. Your card is charged, and you get an email each time."
    : "On. No card is stored, so you get an invoice to pay by email.";
}

function money(cents: number, { package: { currency } }: TopUpStanding): string {
  return formatAmount(cents, currency);
}
