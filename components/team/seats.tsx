import { Meter } from "@/components/ui/data/meter";

/** How many of the plan's seats members and open invitations take. */
export function Seats({ standing: { used, limit } }: { standing: { used: number; limit: number } }) {
  const text = `${used} of ${limit} seats in use`;
  return (
    <div className="mb-4 space-y-1.5">
      <p className="text-muted">{text}: members and open invitations.</p>
      <Meter
        label="Seats"
        value={used}
        max={limit}
        valueText={text}
        tone={used >= limit ? "warning" : "brand"}
      />
    </div>
  );
}
