import { Workflow } from "lucide-react";
import type { Metadata } from "next";
import { JobTable } from "@/components/admin/overview/job-table";
import { RecurringJobs } from "@/components/admin/overview/recurring-jobs";
import { EmptyState } from "@/components/ui/data/empty-state";
import { PageHeader } from "@/components/ui/page/page-header";
import { listJobs, listRecurringJobs } from "@/lib/admin/jobs/queries";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { retryJobAction } from "./actions";

export const metadata: Metadata = { title: "Jobs" };
const MOST = 100;

export default async function JobsPage() {
  await requireSuperuser();
  const [jobs, recurring] = await Promise.all([listJobs(MOST), listRecurringJobs()]);
  return (
    <>
      <PageHeader
        title="Jobs"
        description="What the queue has to do: failed ones first. A job that is done leaves the queue."
      />
      <div className="space-y-6">
        {jobs.length > 0 ? (
          <JobTable jobs={jobs} retry={retryJobAction} />
        ) : (
          <EmptyState icon={Workflow} title="The queue is empty">
            Nothing waits, runs or has failed.
          </EmptyState>
        )}
        <RecurringJobs jobs={recurring} />
      </div>
    </>
  );
}
