import type { Metadata } from "next";
import { attentionWords } from "@/components/admin/overview/attention-words";
import { InvariantList } from "@/components/admin/overview/invariant-list";
import { SystemFacts } from "@/components/admin/overview/system-facts";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { type CurrentState, checkCurrentState } from "@/lib/admin/state/check-current-state";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";

export const metadata: Metadata = { title: "System" };

/** The same look as `npm run manage -- check-current-state`, taken now. */
export default async function SystemPage() {
  await requireSuperuser();
  const state = await checkCurrentState();
  return (
    <>
      <PageHeader
        title="System state"
        description="What `npm run manage -- check-current-state` prints, looked up just now."
      />
      <StateAlert state={state} />
      <div className="space-y-5">
        <InvariantList invariants={state.invariants} />
        <SystemFacts state={state} />
      </div>
    </>
  );
}

function StateAlert({ state }: { state: CurrentState }) {
  const toDo = "See what is marked below, and docs/operations.md for what to do about it.";
  if (!state.ok) {
    return (
      <Alert tone="danger" title="Something is broken" className="mb-5">
        {toDo}
      </Alert>
    );
  }
  const waiting = state.invariants.filter(({ holds }) => !holds).length;
  if (waiting > 0) {
    return (
      <Alert tone="warning" title={`Nothing is broken, but ${attentionWords(waiting)}`} className="mb-5">
        {toDo}
      </Alert>
    );
  }
  return (
    <Alert tone="success" title="All is well" className="mb-5">
      The schema is the code's, and every invariant holds.
    </Alert>
  );
}
