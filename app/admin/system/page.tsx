import type { Metadata } from "next";
import { InvariantList } from "@/components/admin/invariant-list";
import { SystemFacts } from "@/components/admin/system-facts";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { checkCurrentState } from "@/lib/admin/check-current-state";
import { requireSuperuser } from "@/lib/auth/viewer";

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
      <Alert
        tone={state.ok ? "success" : "danger"}
        title={state.ok ? "All is well" : "Something is broken"}
        className="mb-5"
      >
        {state.ok
          ? "The schema is the code's, and no invariant is broken."
          : "See what is marked below, and docs/operations.md for what to do about it."}
      </Alert>
      <div className="space-y-5">
        <InvariantList invariants={state.invariants} />
        <SystemFacts state={state} />
      </div>
    </>
  );
}
