import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CancelForm } from "@/components/billing/cancel-form";
import { cancelWords } from "@/components/billing/cancel-words";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";
import { runningOf } from "@/lib/subscriptions/billing-view";
import { findSubscription } from "@/lib/subscriptions/queries";
import { cancelAction } from "../actions";

export const metadata: Metadata = { title: "Cancel subscription" };

export default async function CancelPage() {
  const { account } = await requireTenant({ permission: "billing:manage", allowSuspended: true });
  const running = runningOf(await findSubscription(account.id));
  if (!running) redirect("/billing");
  return (
    <div className="max-w-2xl">
      <PageHeader title="Cancel subscription" />
      <Card>
        <p className="mb-5">{cancelWords({ subscription: running.subscription, account, at: now() })}</p>
        <CancelForm action={cancelAction} />
      </Card>
    </div>
  );
}
