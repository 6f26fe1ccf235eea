import { cn } from "@/components/ui/cn";

const FILLS = {
  brand: "fill-brand",
  success: "fill-success",
  warning: "fill-warning",
  danger: "fill-danger",
} as const;
export type MeterTone = keyof typeof FILLS;

interface MeterProps {
  label: string;
  value: number;
  max: number;
  /** What a screen reader says instead of "40 of 100", such as "40 of 100 credits left". */
  valueText?: string;
  tone?: MeterTone;
  className?: string;
}

/** A bar of how much of something there is. Drawn with SVG attributes: the pages' security policy needs no inline styles. */
export function Meter({ label, value, max, valueText, tone = "brand", className }: MeterProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div className={cn("relative h-1.5 w-full", className)}>
      <meter
        aria-label={label}
        aria-valuetext={valueText ?? `${value} of ${max}`}
        value={Math.min(Math.max(value, 0), max)}
        max={max}
        className="sr-only"
      />
      <svg
        aria-hidden="true"
        className="block size-full overflow-hidden rounded-full bg-text/12 forced-colors:border"
        preserveAspectRatio="none"
      >
        <rect
          width={`${percent}%`}
          height="100%"
          className={cn(FILLS[tone], "forced-colors:fill-[Highlight]")}
        />
      </svg>
    </div>
  );
}
