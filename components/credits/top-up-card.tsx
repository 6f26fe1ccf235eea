import { Alert } from "@/components/ui/page/alert";
import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";
import { taxWords } from "@/lib/invoices/tax";
import type { TopUpFacts } from "./top-up-facts";
import { TopUpForm } from "./top-up-form";

interface TopUpCardProps {
  packages: { id: number; words: string }[];
  topUp?: TopUpFacts;
  /** Left out for those who may look only. */
  action?: FormAction;
}

/** Credits that are bought when few are left. */
export function TopUpCard({ packages, topUp, action }: TopUpCardProps) {
  return (
    <Card
      id="top-up"
      title="Automatic top-up"
      description={`Buys a package when fewer credits are available than you say, within the limits that you set for a month. ${taxWords()}`}
      className="mb-8"
    >
      {topUp?.failure && (
        <div className="mb-4">
          <Alert tone="warning" title="The last purchase failed">
            {topUp.failure} Nothing was charged.
          </Alert>
        </div>
      )}
      <p className="mb-4 text-sm text-muted">
        {topUp ? `${topUp.says} ${topUp.month}` : "Off."}
        {!action && " Only the owner can change this."}
      </p>
      {action && <TopUpForm packages={packages} topUp={topUp} action={action} />}
    </Card>
  );
}
