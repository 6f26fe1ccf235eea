import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlanForm } from "@/components/admin/plan-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { findLockedOut, findPlan } from "@/lib/admin/plans/locked-out";
import { requireSuperuser } from "@/lib/auth/viewer";
import { updatePlanAction } from "../actions";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanPage({ params }: { params: Promise<{ slug: string }> }) {
  await requireSuperuser();
  const plan = (await findPlan((await params).slug)) ?? notFound();
  const lockedOut = await findLockedOut(plan.id);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Plans", href: "/admin/plans" }, { label: plan.name }]} />
      <PageHeader
        title={plan.name}
        description={`${lockedOut.count} ${lockedOut.count === 1 ? "account works" : "accounts work"} on this plan.`}
      />
      <PlanForm plan={plan} lockedOut={lockedOut} action={updatePlanAction} />
    </>
  );
}
