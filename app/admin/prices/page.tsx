import type { Metadata } from "next";
import { ActForm } from "@/components/admin/act-form";
import { PriceTable } from "@/components/admin/price-table";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { CREDIT_OPERATIONS } from "@/db/words";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listPrices } from "@/lib/credits/prices/queries";
import { OPERATION_WORDS } from "@/lib/usage/operation-words";
import { setPriceAction } from "./actions";

export const metadata: Metadata = { title: "Credit prices" };

const OPERATIONS = CREDIT_OPERATIONS.map((value) => ({ value, label: OPERATION_WORDS[value] }));

export default async function PricesPage() {
  await requireSuperuser();
  return (
    <>
      <PageHeader
        title="Credit prices"
        description="What operations cost. What was spent keeps the price it was spent at."
      />
      <Card title="New price" className="mb-8">
        <ActForm
          action={setPriceAction}
          hidden={{}}
          fields={[
            { name: "operation", label: "Operation", type: "select", options: OPERATIONS },
            { name: "credits", label: "Credits", type: "number" },
            {
              name: "per",
              label: "Per units",
              type: "number",
              defaultValue: "1",
              hint: "Of writing and optimization: words.",
            },
            {
              name: "from",
              label: "From",
              optional: true,
              hint: "A day such as 2026-12-01, in UTC. Empty: now.",
            },
            { name: "reason", label: "Reason", type: "reason" },
          ]}
          submit="Save the price"
          backHref="/admin/plans"
        />
      </Card>
      <PriceTable prices={await listPrices()} />
    </>
  );
}
