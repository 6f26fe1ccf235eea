import { DescriptionList } from "@/components/ui/data/description-list";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Card } from "@/components/ui/page/card";

/** When each recurring job was last put into the queue. */
export function RecurringJobs({ jobs }: { jobs: readonly { name: string; lastRunAt: Date | null }[] }) {
  if (jobs.length === 0) return null;
  return (
    <Card title="Recurring" description="Put into the queue by the clock, in whichever process is first">
      <DescriptionList
        items={jobs.map(({ name, lastRunAt }) => [
          name,
          lastRunAt ? <RelativeTime key={name} at={lastRunAt} /> : "not yet",
        ])}
      />
    </Card>
  );
}
