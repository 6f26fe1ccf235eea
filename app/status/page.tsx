import type { Metadata } from "next";
import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { now } from "@/lib/clock";
import type { Condition } from "@/lib/server/status/decide-status";
import { serviceStatus } from "@/lib/server/status/service-status";
import { formatDate } from "@/lib/time/date-words";

/** Looked at for each visitor. */
export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Status",
  description: "How IGNY8 is doing right now: the app, the API, background work, email and payments.",
  alternates: { canonical: "/status" },
};

const HEADLINES: Record<Condition, string> = {
  working: "Everything is working",
  off: "Everything is working",
  unknown: "We can't see every part right now",
  degraded: "Some parts are slower than usual",
  down: "Something is not working",
};
const BADGES: Record<Condition, readonly [label: string, tone: BadgeTone]> = {
  working: ["Working", "success"],
  degraded: ["Degraded", "warning"],
  down: ["Not working", "danger"],
  off: ["Not set up", "neutral"],
  unknown: ["Unknown", "neutral"],
};

export default async function StatusPage() {
  const { condition, parts } = await serviceStatus();
  const at = now();
  return (
    <div className="mx-auto max-w-3xl px-4 py-14 sm:px-6 sm:py-20">
      <h1 className="text-4xl font-bold text-balance">{HEADLINES[condition]}</h1>
      <p className="mt-3 text-muted">
        Checked {formatDate(at)}, {at.toISOString().slice(11, 16)} UTC. Reload the page to check again.
      </p>
      <ul className="mt-8 divide-y divide-border rounded-card border border-border bg-surface shadow-raised">
        {parts.map((part) => (
          <li
            key={part.name}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3.5"
          >
            <div className="min-w-0">
              <h2 className="font-semibold">{part.name}</h2>
              <p className="text-muted">{part.says}</p>
            </div>
            <Badge tone={BADGES[part.condition][1]}>{BADGES[part.condition][0]}</Badge>
          </li>
        ))}
      </ul>
      <p className="mt-6 text-muted text-pretty">
        This page shows what the server measures at this moment: whether it can read and save, how far its
        background work and emails are behind, and whether payment providers' messages were processed.
        Machines can ask{" "}
        <a href="/api/ready" className="underline underline-offset-4">
          /api/ready
        </a>
        .
      </p>
    </div>
  );
}
