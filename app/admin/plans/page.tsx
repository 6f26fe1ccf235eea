import type { Metadata } from "next";
import { PlanTable } from "@/components/admin/plan-table";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { listPlans } from "@/lib/plans/queries";

export const metadata: Metadata = { title: "Plans" };

export default async function PlansPage() {
  await requireSuperuser();
  const plans = await listPlans();
  return (
    <>
      <PageHeader
        title="Plans"
        description="A new price applies to new invoices only. The pricing page shows it immediately."
      />
      <PlanTable plans={plans} />
    </>
  );
}
