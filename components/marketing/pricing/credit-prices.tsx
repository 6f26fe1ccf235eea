import type { CreditOperation } from "@/db/words";
import { operationCost } from "@/lib/credits/credit";
import { pricesNow } from "@/lib/credits/prices/queries";

/** Priced for the amount a person has in mind: one article, not one word. */
const ROWS: { operation: CreditOperation; units: number; what: string; amount: string }[] = [
  { operation: "site_analysis", units: 1, what: "Site analysis", amount: "one site" },
  { operation: "clustering", units: 1, what: "Keyword clustering", amount: "one run" },
  { operation: "idea_generation", units: 1, what: "Content ideas", amount: "one run" },
  { operation: "content_generation", units: 1000, what: "Writing", amount: "an article of 1,000 words" },
  { operation: "image_generation", units: 1, what: "Image", amount: "one image" },
  { operation: "linking", units: 1, what: "Internal linking", amount: "one run" },
  { operation: "optimization", units: 1000, what: "Optimisation", amount: "an article of 1,000 words" },
];

export async function CreditPrices() {
  const prices = await pricesNow();
  return (
    <table className="w-full max-w-2xl border-collapse text-left text-base">
      <thead className="border-b border-control/60 text-muted">
        <tr>
          <th scope="col" className="py-2 pr-4 font-medium">
            Operation
          </th>
          <th scope="col" className="py-2 pr-4 font-medium">
            For
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            Credits
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-border">
        {ROWS.map(({ operation, units, what, amount }) => (
          <tr key={operation}>
            <th scope="row" className="py-3 pr-4 font-medium">
              {what}
            </th>
            <td className="py-3 pr-4 text-muted">{amount}</td>
            <td className="py-3 text-right font-semibold tabular-nums">
              {operationCost(prices, operation, units)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
