import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CancelForm } from "@/components/billing/cancel-form";
import { plainDate } from "@/components/ui/data/time-words";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { findSubscription, type SubscriptionDetail } from "@/lib/subscriptions/queries";
import { endsAtOnce } from "@/lib/subscriptions/subscription";
import { cancelAction } from "../actions";

export const metadata: Metadata = { title: "Cancel subscription" };

export default async function CancelPage() {
  const viewer = await requireTenant({ permission: "billing:manage", allowSuspended: true });
  const detail = await findSubscription(viewer.account.id);
  if (!detail || detail.subscription.status === "cancelled") redirect("/billing");
  return (
    <div className="max-w-2xl">
      <PageHeader title="Cancel subscription" />
      <Card>
        <p className="mb-5">{cancelWords(detail.subscription, viewer.account.status === "suspended")}</p>
        <CancelForm action={cancelAction} />
      </Card>
    </div>
  );
}

/** What cancelling does, and when. */
function cancelWords(subscription: SubscriptionDetail["subscription"], isSuspended: boolean): string {
  const { currentPeriodEnd, status } = subscription;
  if (!currentPeriodEnd || endsAtOnce(subscription, now())) {
    const why = status === "pending_payment" ? "Nothing is paid yet" : "What was paid is over";
    return `${why}, so it ends at once. You can choose a plan again at any time.`;
  }
  const day = plainDate(currentPeriodEnd);
  if (isSuspended)
    return `The subscription ends on ${day}, and your account stays suspended. You can resume it until then.`;
  return `Everything works until ${day}. You can resume until then.`;
}
