import { Banknote, ShieldCheck, TriangleAlert, UserCheck, Webhook, Workflow } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Alert } from "@/components/ui/page/alert";
import type { Waiting } from "@/lib/admin/overview/waiting";
import type { CurrentState } from "@/lib/admin/state/check-current-state";
import { attentionWords } from "./attention-words";

/** What only a human moves on, each a link to where it is done. */
export function WaitingCards({ waiting }: { waiting: Waiting }) {
  const unapplied = waiting.failedEvents + waiting.stuckEvents;
  return (
    <section aria-label="Waiting for you" className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <WaitingCard
        icon={Banknote}
        href="/admin/payments"
        count={waiting.transfers}
        label={waiting.transfers === 1 ? "transfer to approve" : "transfers to approve"}
      >
        {waiting.oldestTransferAt ? (
          <>
            the oldest was reported <RelativeTime at={waiting.oldestTransferAt} />
          </>
        ) : (
          "all are decided"
        )}
      </WaitingCard>
      <WaitingCard
        icon={UserCheck}
        href="/admin/approvals"
        count={waiting.approvals}
        label={waiting.approvals === 1 ? "request to approve" : "requests to approve"}
      >
        {waiting.approvals === 0 ? "nothing waits for a second person" : "a second person decides"}
      </WaitingCard>
      <WaitingCard
        icon={Webhook}
        href={`/admin/webhooks?status=${waiting.failedEvents > 0 || unapplied === 0 ? "failed" : "received"}`}
        count={unapplied}
        label={unapplied === 1 ? "failed webhook" : "failed webhooks"}
      >
        {eventWords(waiting)}
      </WaitingCard>
      <WaitingCard
        icon={Workflow}
        href="/admin/jobs"
        count={waiting.failedJobs}
        label={waiting.failedJobs === 1 ? "failed job" : "failed jobs"}
      >
        {queueWords(waiting)}
      </WaitingCard>
    </section>
  );
}

function queueWords({ queueStands, failedJobs }: Waiting): string {
  if (queueStands) return "no process works on the queue: emails and renewals wait. See the app's log";
  return failedJobs === 0 ? "the queue moves" : "out of attempts: retry by hand";
}

function eventWords({ failedEvents, stuckEvents }: Waiting): string {
  if (failedEvents + stuckEvents === 0) return "all events are applied";
  if (stuckEvents === 0) return "look at the error, then replay";
  return `${stuckEvents} tried in vain for over an hour: look at the error, then replay`;
}

function WaitingCard({
  icon: Icon,
  href,
  count,
  label,
  children,
}: {
  icon: typeof Banknote;
  href: string;
  count: number;
  label: string;
  children: React.ReactNode;
}) {
  const waits = count > 0;
  return (
    <Link
      href={href}
      className={cn(
        "flex gap-4 rounded-card border bg-surface p-5 shadow-raised hover:bg-sunken/60",
        waits ? "border-warning/50" : "border-border",
      )}
    >
      <Icon aria-hidden className={cn("mt-1 size-5 shrink-0", waits ? "text-warning" : "text-muted")} />
      <span>
        <span className="block text-2xl leading-tight font-semibold tabular-nums">{count}</span>
        <span className="block font-medium">{label}</span>
        <span className="block text-xs text-muted">{children}</span>
      </span>
    </Link>
  );
}

/** Whether the data contradicts itself, as `check-current-state` would say it. */
export function BrokenInvariants({ state }: { state: CurrentState }) {
  const faults = state.invariants.filter(({ holds }) => !holds);
  const link = (
    <Link href="/admin/system" className="font-medium underline underline-offset-4">
      System state
    </Link>
  );
  if (!state.ok) {
    const broken = faults.filter(({ severity }) => severity === "broken");
    return (
      <Alert tone="danger" title="The data contradicts itself" action={link}>
        {broken.length > 0
          ? `Not kept: ${broken.map(({ promise }) => promise).join(" ")}`
          : "The database is not what the code expects."}
      </Alert>
    );
  }
  const Icon = faults.length > 0 ? TriangleAlert : ShieldCheck;
  return (
    <p className="flex flex-wrap items-center gap-2 text-muted">
      <Icon aria-hidden className={cn("size-4", faults.length > 0 ? "text-warning" : "text-success")} />
      {faults.length > 0
        ? `No data contradicts itself, but ${attentionWords(faults.length)}.`
        : `All ${state.invariants.length} invariants hold.`}
      {link}
    </p>
  );
}
