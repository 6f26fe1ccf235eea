import { Stat } from "@/components/ui/stat";
import { plainDate } from "@/components/ui/time-words";
import type { Forecast } from "@/lib/usage/forecast";
import type { CreditRhythm } from "@/lib/usage/usage-overview";

interface UsageStatsProps {
  balance: number;
  perPeriod: number;
  rhythm: CreditRhythm;
  /** How many days the forecast looks back on. */
  days: number;
  forecast: Forecast;
  /** When the credits are renewed; undefined when nothing renews them. */
  renewsAt: Date | undefined;
}

const perDay = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const GIVES: Record<CreditRhythm, (credits: string) => string> = {
  monthly: (credits) => `Your plan gives ${credits} a month.`,
  once: (credits) => `Your plan gives ${credits}, once.`,
  when_paid: (credits) => `Your plan gives ${credits} a month, from your first payment on.`,
};

/** Why no day can be named. A monthly plan without one has been cancelled. */
const NO_RENEWAL: Record<CreditRhythm, string> = {
  monthly: "Your subscription ends before it brings new credits.",
  once: "A paid plan brings new credits each month.",
  when_paid: "Your credits arrive when your payment is confirmed.",
};

export function UsageStats({ balance, perPeriod, rhythm, days, forecast, renewsAt }: UsageStatsProps) {
  const isUnpaid = rhythm === "when_paid" && balance === 0;
  return (
    <div className="mb-8 grid gap-4 sm:grid-cols-3">
      <Stat
        label="Credits left"
        value={balance.toLocaleString("en")}
        hint={GIVES[rhythm](perPeriod.toLocaleString("en"))}
      />
      <Stat
        label="Burn rate"
        value={`${perDay.format(forecast.perDay)} a day`}
        hint={days === 1 ? "Over the first day." : `Over the last ${days} days.`}
      />
      <Stat
        label="Lasts until"
        value={isUnpaid ? "Not begun yet" : lastsUntil(forecast.emptyAt, renewsAt)}
        hint={renewsAt ? `New credits on ${plainDate(renewsAt)}.` : NO_RENEWAL[rhythm]}
      />
    </div>
  );
}

/** An end that comes after the renewal is no end. */
function lastsUntil(emptyAt: Date | undefined, renewsAt: Date | undefined): string {
  if (!emptyAt) return "No end in sight";
  if (renewsAt && emptyAt > renewsAt) return "Your next renewal";
  return plainDate(emptyAt);
}
