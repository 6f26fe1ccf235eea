import { Check } from "lucide-react";

interface TrialFactsProps {
  /** Undefined while sign-up is closed. */
  plan: { trialDays: number | null; creditsPerMonth: number } | undefined;
}

/** What a free sign-up brings, from the plan as it is now. */
export function TrialFacts({ plan }: TrialFactsProps) {
  if (!plan) return null;
  const credits = `${plan.creditsPerMonth.toLocaleString("en-US")} credits`;
  const facts = plan.trialDays
    ? [`${plan.trialDays} days free`, credits, "No card needed"]
    : ["Free", `${credits} a month`, "No card needed"];
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-muted">
      {facts.map((fact) => (
        <li key={fact} className="flex items-center gap-1.5">
          <Check aria-hidden className="size-4 text-success" />
          {fact}
        </li>
      ))}
    </ul>
  );
}
