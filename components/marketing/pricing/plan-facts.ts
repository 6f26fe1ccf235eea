import { featureLabel } from "@/lib/plans/feature-labels";
import type { PublicPlan } from "@/lib/plans/queries";

/** From here on a limit is no limit to people: the enterprise plan's 10,000 members. */
const PRACTICALLY_UNLIMITED = 10_000;

const number = new Intl.NumberFormat("en-US");

/** What is in a plan, one line each. */
export function planFacts(plan: PublicPlan): string[] {
  return [
    `${number.format(plan.creditsPerMonth)} credits${plan.trialDays ? "" : " a month"}`,
    count(plan.maxSites, "site"),
    plan.maxUsers === 1 ? "1 person" : `${amount(plan.maxUsers)} people`,
    `${count(plan.maxSectorsPerSite, "sector")} per site`,
    ...plan.features.map(featureLabel),
  ];
}

/** "10,000" as "Unlimited", where it means that. */
export function amount(limit: number): string {
  return limit >= PRACTICALLY_UNLIMITED ? "Unlimited" : number.format(limit);
}

function count(limit: number, noun: string): string {
  return `${amount(limit)} ${noun}${limit === 1 ? "" : "s"}`;
}
