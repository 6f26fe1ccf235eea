import { YEARLY_DISCOUNT_PERCENT } from "@/lib/plans/plan";

const CHOICES = [
  ["monthly", "Monthly", ""],
  ["yearly", "Yearly", `${YEARLY_DISCOUNT_PERCENT} % off`],
] as const;

/**
 * Two radio buttons; what they choose is shown by CSS alone (`group-has-[#yearly:checked]/pricing:`), so that the page
 * needs no script.
 */
export function BillingToggle() {
  return (
    <fieldset className="inline-flex rounded-full border border-border bg-sunken p-1">
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
            className="sr-only"
          />
          {label}
          {note && <span className="text-xs font-semibold text-success">{note}</span>}
        </label>
      ))}
    </fieldset>
  );
}
