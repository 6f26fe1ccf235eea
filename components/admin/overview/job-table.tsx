"use client";

import { ActError } from "@/components/admin/act-form";
import { StatusBadge } from "@/components/admin/status-badge";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import type { Job } from "@/lib/admin/jobs/queries";

/** The queue; a job with an error can be told to run again now. */
export function JobTable({ jobs, retry }: { jobs: readonly Job[]; retry: FormAction }) {
  const [state, formAction] = useFormAction(retry);
  return (
    <form action={formAction} className="space-y-4">
      <ActError state={state} />
      <FormSuccess message={state.message} />
      <Table label="Jobs" narrow="cards">
        <TableHead>
          <TableRow>
            <TableHeader>Job</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader>Attempts</TableHeader>
            <TableHeader>Due</TableHeader>
            <TableHeader>Error</TableHeader>
            <TableHeader>
              <span className="sr-only">Retry</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </TableBody>
      </Table>
    </form>
  );
}

function JobRow({ job }: { job: Job }) {
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        <span className="font-medium">{job.task}</span> <span className="text-muted">#{job.id}</span>
      </TableCell>
      <TableCell label="State">
        <StatusBadge status={job.state} />
      </TableCell>
      <TableCell label="Attempts">
        {job.attempts} of {job.maxAttempts}
      </TableCell>
      <TableCell label="Due" className="whitespace-nowrap text-muted">
        <RelativeTime at={job.runAt} />
      </TableCell>
      <TableCell label="Error" className="max-w-96 min-w-48 text-xs break-words">
        {job.lastError?.slice(0, 300)}
      </TableCell>
      <TableCell>
        {job.lastError && job.state !== "running" && (
          <SubmitButton size="sm" variant="secondary" name="job_id" value={job.id}>
            Retry now
          </SubmitButton>
        )}
      </TableCell>
    </TableRow>
  );
}
