import { ScrollText } from "lucide-react";
import { z } from "zod";
import { EmptyState } from "@/components/ui/data/empty-state";
import { LoadMore } from "@/components/ui/data/load-more";
import { AttemptLog } from "@/components/webhooks/attempt-log";
import { ReplayMissedForm } from "@/components/webhooks/replay-missed-form";
import type { Endpoint } from "@/db";
import { afterPage, type SearchParams, textParam } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { attemptJson } from "@/lib/webhooks/output";
import { listAttempts } from "@/lib/webhooks/queries";
import { replayEventAction, replayMissedAction } from "../actions";

const PAGE_SIZE = 20;
const query = z.object({ cursor: textParam });

interface LogProps {
  endpoint: Endpoint;
  searchParams: SearchParams;
}

/** Each try of the last 30 days, and the ways to try again. */
export async function Log({ endpoint: { id, accountId, offAt }, searchParams }: LogProps) {
  const { cursor } = query.parse(await searchParams);
  const filter = { endpointId: id, limit: PAGE_SIZE, after: afterPage(cursor) };
  const rows = await listAttempts(accountId, filter);
  const attempts = page(rows, PAGE_SIZE, (attempt) => attempt.id);
  const next = attempts.next_cursor && `/settings/webhooks/${id}?cursor=${attempts.next_cursor}`;
  return (
    <section aria-labelledby="log">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="log" className="text-base font-semibold">
            Log
          </h2>
          <p className="text-muted">What we sent and what came back, newest first. Kept for 30 days.</p>
        </div>
        {!offAt && <ReplayMissedForm action={replayMissedAction} endpointId={id} />}
      </div>
      {attempts.results.length === 0 ? (
        <EmptyState icon={ScrollText} title="Nothing sent yet">
          Send a test event to see what arrives.
        </EmptyState>
      ) : (
        <AttemptLog
          endpointId={id}
          attempts={attempts.results.map(attemptJson)}
          replay={offAt ? undefined : replayEventAction}
        />
      )}
      <LoadMore href={next || undefined} />
    </section>
  );
}
