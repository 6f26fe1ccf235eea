import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { Meter, type MeterTone } from "@/components/ui/data/meter";

interface CreditsMeterProps {
  credits: number;
  /** The plan's allowance; undefined without a plan. */
  allowance: number | undefined;
  className?: string;
}

const number = new Intl.NumberFormat("en-US");

/** What is left of the month's credits, and the way to where they went. */
export function CreditsMeter({ credits, allowance, className }: CreditsMeterProps) {
  const max = Math.max(allowance ?? 0, credits);
  return (
    <Link
      href="/usage"
      prefetch={false}
      className={cn("block rounded-control px-3 py-2 transition-colors hover:bg-text/6", className)}
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="text-muted max-[23rem]:sr-only">Credits</span>
        <span className="font-medium tabular-nums">
          {number.format(credits)}
          {allowance !== undefined && (
            <span className="font-normal text-muted"> / {number.format(allowance)}</span>
          )}
        </span>
      </span>
      <Meter
        label="Credits left"
        value={credits}
        max={max}
        valueText={`${number.format(credits)} of ${number.format(max)} credits left`}
        tone={creditsTone(credits, max)}
        className="mt-1.5"
      />
    </Link>
  );
}

/** Amber from a fifth, red from a twentieth: where the alerts by mail are sent too. */
function creditsTone(credits: number, allowance: number): MeterTone {
  if (credits <= allowance * 0.05) return "danger";
  return credits <= allowance * 0.2 ? "warning" : "brand";
}
