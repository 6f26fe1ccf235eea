import { plainDate } from "@/components/ui/data/time-words";
import type { BillingInterval } from "@/db/words";
import { formatAmount } from "@/lib/money";
import type { PlanChange } from "@/lib/subscriptions/plan-change/plan-change";

interface Preview {
  change: PlanChange;
  plan: { name: string; currency: string; maxSites: number; maxUsers: number; creditsPerMonth: number };
  interval: BillingInterval;
  runningInterval: BillingInterval | null;
  dueCents: number;
  droppedPlan: string | null;
  effectiveAt: Date | null;
  excessSites: number;
  excessUsers: number;
}

/** What choosing the plan will do, said before it is done. */
export function changeWords(preview: Preview): { title: string; text: string; button: string } {
  const { plan, dueCents, effectiveAt } = preview;
  const amount = formatAmount(dueCents, plan.currency);
  const credits = plan.creditsPerMonth.toLocaleString("en-US");
  if (preview.change === "keep") {
    return {
      title: `Stay on ${plan.name}`,
      text: "Nothing is charged. A change that was waiting is dropped.",
      button: `Stay on ${plan.name}`,
    };
  }
  if (preview.change === "schedule") {
    const named = `${plan.name}, ${preview.interval === "year" ? "yearly" : "monthly"}`;
    if (!effectiveAt) {
      return {
        title: `Change to ${plan.name}`,
        text: `Your open invoice is replaced by one for ${named}, with ${credits} credits a month.${excessWords(preview)}`,
        button: `Change to ${plan.name}`,
      };
    }
    const day = plainDate(effectiveAt);
    return {
      title: `Change to ${plan.name}`,
      text: `Nothing is charged now. ${named}, starts on ${day}, with ${credits} credits a month.${excessWords(preview)}`,
      button: `Change on ${day}`,
    };
  }
  const now = preview.change === "upgrade" ? "for the rest of the running period" : "for the first period";
  return {
    title: preview.change === "upgrade" ? `Upgrade to ${plan.name}` : `Choose ${plan.name}`,
    text: `You pay ${amount} ${now}. When it is paid, your balance is set to ${credits} credits and the new limits hold.${intervalWords(preview)}${droppedWords(preview)}`,
    button: `Continue and pay ${amount}`,
  };
}

/** An upgrade is paid for the running period; the other interval begins with the next one. */
function intervalWords({ interval, runningInterval }: Preview): string {
  if (runningInterval === null || runningInterval === interval) return "";
  return ` From the next period on you pay ${interval === "year" ? "yearly" : "monthly"}.`;
}

function droppedWords({ droppedPlan }: Preview): string {
  return droppedPlan === null ? "" : ` The change to ${droppedPlan} that was waiting is dropped then.`;
}

/** What there is more of than the smaller plan has room for, and what becomes of it. */
function excessWords({ plan, excessSites, excessUsers }: Preview): string {
  const sites =
    excessSites > 0
      ? ` It has room for ${count(plan.maxSites, "site")}, so ${excessSites} of yours will be read-only. Nothing is deleted.`
      : "";
  const users =
    excessUsers > 0
      ? ` Your team has ${excessUsers} more than its ${count(plan.maxUsers, "seat")}: everybody stays, and nobody can be invited.`
      : "";
  return `${sites}${users}`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
