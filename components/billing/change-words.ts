import { formatMoney } from "@/lib/money";
import type { BillingInterval } from "@/lib/plans/plan";
import type { PlanChange } from "@/lib/subscriptions/plan-change";

interface Preview {
  change: PlanChange;
  plan: { name: string; currency: string; maxSites: number; creditsPerMonth: number };
  interval: BillingInterval;
  dueCents: number;
  effectiveAt: Date | null;
  excessSites: number;
}

/** What choosing the plan will do, said before it is done. */
export function changeWords(preview: Preview): { title: string; text: string; button: string } {
  const { plan, dueCents, effectiveAt, excessSites } = preview;
  const amount = formatMoney(dueCents, plan.currency);
  const credits = plan.creditsPerMonth.toLocaleString("en-US");
  if (preview.change === "keep") {
    return {
      title: `Stay on ${plan.name}`,
      text: "Nothing is charged. A change that was waiting is dropped.",
      button: `Stay on ${plan.name}`,
    };
  }
  if (preview.change === "schedule") {
    const day = effectiveAt?.toISOString().slice(0, 10) ?? "the end of the period";
    const excess =
      excessSites > 0
        ? ` ${plan.name} has room for ${plan.maxSites}, so ${excessSites} of your sites become read-only then. Nothing is deleted.`
        : "";
    return {
      title: `Change to ${plan.name}`,
      text: `Nothing is charged now. ${plan.name}, ${preview.interval === "year" ? "yearly" : "monthly"}, starts on ${day}.${excess}`,
      button: `Change on ${day}`,
    };
  }
  const now = preview.change === "upgrade" ? "for the rest of what you have paid" : "for the first period";
  return {
    title: preview.change === "upgrade" ? `Upgrade to ${plan.name}` : `Choose ${plan.name}`,
    text: `You pay ${amount} ${now}. When it is paid, your balance is set to ${credits} credits and the new limits hold.`,
    button: `Go on and pay ${amount}`,
  };
}
