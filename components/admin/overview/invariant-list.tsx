import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { Card } from "@/components/ui/page/card";
import type { InvariantResult } from "@/lib/admin/invariants/invariant";

/** Every invariant with whether it holds; faults first, with what shows them. */
export function InvariantList({ invariants }: { invariants: readonly InvariantResult[] }) {
  const sorted = invariants.toSorted((a, b) => Number(a.holds) - Number(b.holds));
  return (
    <Card title="Invariants" description={`${invariants.length} promises that the data keeps at any moment`}>
      <ul className="divide-y divide-border">
        {sorted.map((invariant) => (
          <li key={invariant.name} className="flex gap-3 py-2.5">
            <Mark invariant={invariant} />
            <div className="min-w-0 flex-1">
              <p>{invariant.promise}</p>
              {!invariant.holds && <Faults invariant={invariant} />}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Mark({ invariant: { holds, severity } }: { invariant: InvariantResult }) {
  if (holds) return <CircleCheck aria-label="holds" className="mt-0.5 size-4 shrink-0 text-success" />;
  if (severity === "attention")
    return <TriangleAlert aria-label="look at this" className="mt-0.5 size-4 shrink-0 text-warning" />;
  return <CircleX aria-label="broken" className="mt-0.5 size-4 shrink-0 text-danger" />;
}

function Faults({ invariant: { name, faultCount, examples } }: { invariant: InvariantResult }) {
  return (
    <>
      <p className="text-muted">
        {name}: {faultCount} {faultCount === 1 ? "fault" : "faults"}
      </p>
      <ul className="mt-1 space-y-1 text-xs">
        {examples.map((example) => (
          <li key={JSON.stringify(example)} className="break-all">
            <code>{JSON.stringify(example)}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
