import type { ReactNode } from "react";

/** Facts as term and value, side by side on wide screens. */
export function DescriptionList({
  items,
}: {
  items: readonly (readonly [term: string, value: ReactNode])[];
}) {
  return (
    <dl className="divide-y divide-border text-sm">
      {items.map(([term, value]) => (
        <div key={term} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[11rem_1fr]">
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
