"use client";

import { useEffect, useRef } from "react";
import { YEARLY_DISCOUNT_PERCENT } from "@/lib/plans/plan";

const CHOICES = [
  ["monthly", "Monthly", ""],
  ["yearly", "Yearly", `${YEARLY_DISCOUNT_PERCENT} % off`],
] as const;

/**
 * Two radio buttons; what they choose is shown by CSS alone (`group-has-[#yearly:checked]/pricing:`), so that they work
 * without a script. With one, the choice is in the address, so that a reload and a shared link keep it.
 */
export function BillingToggle() {
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const yearly = fields.current?.querySelector<HTMLInputElement>("#yearly");
    if (yearly && isYearly(new URLSearchParams(window.location.search))) yearly.checked = true;
  }, []);
  return (
    <fieldset ref={fields} className="inline-flex rounded-full border border-border bg-sunken p-1">
      <legend className="sr-only">Show prices</legend>
      {CHOICES.map(([id, label, note]) => (
        <label
          key={id}
          className="flex h-9 items-center gap-2 rounded-full px-4 font-medium text-muted has-checked:bg-surface has-checked:text-text has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-brand forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none"
        >
          <input
            type="radio"
            name="billing"
            id={id}
            value={id}
            defaultChecked={id === "monthly"}
            onChange={() => keepInAddress(id)}
            className="sr-only"
          />
          {label}
          {note && <span className="text-xs font-semibold text-success">{note}</span>}
        </label>
      ))}
    </fieldset>
  );
}

/** As every page says it (`interval=year`), and as older links do. */
function isYearly(query: URLSearchParams): boolean {
  return query.get("interval") === "year" || query.get("billing") === "yearly";
}

function keepInAddress(billing: string): void {
  const address = new URL(window.location.href);
  address.searchParams.delete("billing");
  if (billing === "yearly") address.searchParams.set("interval", "year");
  else address.searchParams.delete("interval");
  window.history.replaceState(window.history.state, "", address);
}
