import { Card } from "@/components/ui/page/card";
import type { FormAction } from "@/lib/actions/form-state";
import { taxWords } from "@/lib/invoices/tax";
import { BuyForm } from "./buy-form";

interface PackageRow {
  id: number;
  name: string;
  /** How many credits, and how long they last. */
  words: string;
  buys: string;
  price: string;
}

/** Credits on top of the plan's. What is told here is what the invoice says. */
export function PackagesCard({ rows, action }: { rows: PackageRow[]; action?: FormAction }) {
  if (rows.length === 0) return null;
  return (
    <Card
      title="Buy credits"
      description={`They come on top of your plan's, are spent after them, and stay when the month resets. ${taxWords()}`}
      className="mb-8"
    >
      <ul className="divide-y divide-border">
        {rows.map(({ id, name, words, buys, price }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{name}</p>
              <p className="text-sm text-muted">
                {words}: {buys}.
              </p>
            </div>
            <div className="flex items-center gap-3">
              <p className="font-semibold tabular-nums">{price}</p>
              {action && <BuyForm id={id} name={name} action={action} />}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
