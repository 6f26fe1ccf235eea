import { RelativeTime } from "@/components/ui/data/relative-time";
import type { Activity } from "@/lib/team/activity/list-activity";

export function ActivityList({ rows }: { rows: readonly Activity[] }) {
  return (
    <ol
      aria-label="Activity"
      className="divide-y divide-border rounded-card border border-border bg-surface shadow-raised"
    >
      {rows.map(({ id, at, what, detail, who, target }) => (
        <li
          key={id}
          className="grid gap-x-6 gap-y-0.5 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,12rem)_7rem]"
        >
          <div className="min-w-0">
            <p className="font-medium">
              {what} {target && <span className="font-normal text-muted">({target})</span>}
            </p>
            {detail && <p className="text-sm text-muted wrap-anywhere">{detail}</p>}
          </div>
          <p className="text-sm wrap-anywhere">{who}</p>
          <RelativeTime at={at} className="text-sm text-muted sm:text-right" />
        </li>
      ))}
    </ol>
  );
}
