import { Stat } from "@/components/ui/data/stat";
import { plainDate } from "@/components/ui/data/time-words";
import type { CreditRhythm } from "@/lib/usage/credit-standing";
import type { Forecast } from "@/lib/usage/forecast";

interface UsageStatsProps {
  plan: number;
  bought: number;
  /** By reservations. */
  held: number;
  available: number;
  perPeriod: number;
  rhythm: CreditRhythm;
  /** How many days the forecast looks back on. */
  days: number;
  forecast: Forecast;
  /** When the credits are renewed; undefined when nothing renews them. */
  renewsAt: Date | undefined;
  /** When the credits end with what gave them; undefined when nothing ends. */
  endsAt: Date | undefined;
}

const perDay = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const GIVES: Record<CreditRhythm, (credits: string) => string> = {
  monthly: (credits) => `Your plan gives ${credits} a month.`,
  when_renewed: (credits) => `Your plan gives ${credits} a month.`,
  once: (credits) => `Your plan gives ${credits}, once.`,
  when_paid: (credits) => `Your plan gives ${credits} a month, from your first payment on.`,
};

/** Why no day can be named. A monthly plan without one has been cancelled. */
const NO_RENEWAL: Record<CreditRhythm, string> = {
  monthly: "Your subscription ends before it brings new credits.",
  once: "A paid plan brings new credits each month.",
  when_paid: "Your credits arrive when your payment is confirmed.",
  when_renewed: "New credits arrive when your renewal is paid.",
};

export function UsageStats({ perPeriod, days, forecast, plan, bought, held, ...standing }: UsageStatsProps) {
  const { available, rhythm } = standing;
  const isUnpaid = rhythm === "when_paid" && available === 0;
  return (
    <div className="mb-8 grid gap-4 sm:grid-cols-3">
      <Stat
        label="Credits left"
        value={available.toLocaleString("en")}
        hint={GIVES[rhythm](perPeriod.toLocaleString("en")) + poolWords({ plan, bought, held })}
      />
      <Stat
        label="Burn rate"
        value={`${perDay.format(forecast.perDay)} a day`}
        hint={days === 1 ? "Over the first day." : `Over the last ${days} days.`}
      />
      <Stat
        label="Lasts until"
        value={isUnpaid ? "Not begun yet" : lastsUntil(forecast, standing)}
        hint={comesNext(standing)}
      />
    </div>
  );
}

/** "" for an account that has its plan's credits alone. */
function poolWords({ plan, bought, held }: Pick<UsageStatsProps, "plan" | "bought" | "held">): string {
  const [ofPlan, ofBought, ofHeld] = [plan, bought, held].map((credits) => credits.toLocaleString("en"));
  const pools = bought > 0 ? ` You have ${ofPlan} of your plan and ${ofBought} bought.` : "";
  return held > 0 ? `${pools} ${ofHeld} are held for running work.` : pools;
}

type Standing = Pick<UsageStatsProps, "available" | "rhythm" | "renewsAt" | "endsAt">;

/** They run out, unless they are renewed or end with what gave them before that. */
function lastsUntil({ emptyAt }: Forecast, { available, renewsAt, endsAt }: Standing): string {
  const next = renewsAt ?? endsAt;
  if (available === 0) return "Nothing is left";
  if (emptyAt && !(next && emptyAt > next)) return plainDate(emptyAt);
  if (renewsAt) return "Your next renewal";
  return endsAt ? plainDate(endsAt) : "You use them";
}

function comesNext({ rhythm, renewsAt, endsAt }: Standing): string {
  if (renewsAt) return `New credits on ${plainDate(renewsAt)}.`;
  const trialEnd = rhythm === "once" && endsAt ? `Your trial ends on ${plainDate(endsAt)}. ` : "";
  return trialEnd + NO_RENEWAL[rhythm];
}
