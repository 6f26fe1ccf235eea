import type { Metadata } from "next";
import { Suspense } from "react";
import { attentionWords } from "@/components/admin/overview/attention-words";
import { DoctorCard, DoctorFindings } from "@/components/admin/overview/doctor-findings";
import { InvariantList } from "@/components/admin/overview/invariant-list";
import { SystemFacts } from "@/components/admin/overview/system-facts";
import { Alert } from "@/components/ui/page/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { type CurrentState, checkCurrentState } from "@/lib/admin/state/check-current-state";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { examine } from "@/lib/server/doctor/examine";

export const metadata: Metadata = { title: "System" };

/** What `npm run manage -- check-current-state` finds now. */
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
        <DoctorCard>
          <Suspense fallback={<p className="text-muted">Looking...</p>}>
            <Installation />
          </Suspense>
        </DoctorCard>
        <InvariantList invariants={state.invariants} />
        <SystemFacts state={state} />
      </div>
    </>
  );
}

/** Asks the mail server and the providers, so it may come later than the rest. */
async function Installation() {
  return <DoctorFindings findings={await examine()} />;
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
