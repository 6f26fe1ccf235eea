import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CancelForm } from "@/components/billing/cancel-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { plainDate } from "@/components/ui/time-words";
import { requireTenant } from "@/lib/auth/viewer";
import { findSubscription } from "@/lib/subscriptions/queries";
import { cancelAction } from "../actions";

export const metadata: Metadata = { title: "Cancel subscription" };

export default async function CancelPage() {
  const viewer = await requireTenant({ permission: "billing:manage", allowSuspended: true });
  const detail = await findSubscription(viewer.account.id);
  if (!detail || detail.subscription.status === "cancelled") redirect("/billing");
  const { currentPeriodEnd, status } = detail.subscription;
  const later = currentPeriodEnd && status !== "pending_payment";
  return (
    <div className="max-w-2xl">
      <PageHeader title="Cancel subscription" />
      <Card>
        <p className="mb-5">
          {later
            ? `Everything works until ${plainDate(currentPeriodEnd)}. You can resume until then.`
            : "Nothing is paid yet, so it ends at once. You can choose a plan again at any time."}
        </p>
        <CancelForm action={cancelAction} />
      </Card>
    </div>
  );
}
