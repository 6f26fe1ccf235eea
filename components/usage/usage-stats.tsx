import { Stat } from "@/components/ui/stat";
import { plainDate } from "@/components/ui/time-words";
import type { Forecast } from "@/lib/usage/forecast";

interface UsageStatsProps {
  balance: number;
  perPeriod: number;
  /** How many days the forecast looks back on. */
  days: number;
  forecast: Forecast;
  /** When the credits are renewed; undefined when nothing renews them. */
  renewsAt: Date | undefined;
}

const perDay = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export function UsageStats({ balance, perPeriod, days, forecast, renewsAt }: UsageStatsProps) {
  return (
    <div className="mb-8 grid gap-4 sm:grid-cols-3">
      <Stat
        label="Credits left"
        value={balance.toLocaleString("en")}
        hint={`Your plan gives ${perPeriod.toLocaleString("en")} a month.`}
      />
      <Stat
        label="Burn rate"
        value={`${perDay.format(forecast.perDay)} a day`}
        hint={days === 1 ? "Over the first day." : `Over the last ${days} days.`}
      />
      <Stat label="Lasts until" value={lastsUntil(forecast.emptyAt, renewsAt)} hint={renewal(renewsAt)} />
    </div>
  );
}

/** An end that comes after the renewal is no end. */
function lastsUntil(emptyAt: Date | undefined, renewsAt: Date | undefined): string {
  if (!emptyAt) return "No end in sight";
  if (renewsAt && emptyAt > renewsAt) return "Your next renewal";
  return plainDate(emptyAt);
}

function renewal(renewsAt: Date | undefined): string {
  return renewsAt ? `New credits on ${plainDate(renewsAt)}.` : "This plan brings no new credits.";
}
