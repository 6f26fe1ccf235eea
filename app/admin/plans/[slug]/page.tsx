import { notFound } from "next/navigation";
import { cache } from "react";
import { PlanForm } from "@/components/admin/plan-form";
import { Breadcrumbs } from "@/components/ui/page/breadcrumbs";
import { PageHeader } from "@/components/ui/page/page-header";
import { recordTitle } from "@/lib/admin/record-page";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { findPlan } from "@/lib/plans/find-plan";
import { findLockedOut } from "@/lib/subscriptions/offer/locked-out";
import { updatePlanAction } from "../actions";

type Params = { slug: string };

export const generateMetadata = recordTitle("Plan", ({ slug }: Params) => planPage(slug));

export default async function PlanPage({ params }: { params: Promise<Params> }) {
  await requireSuperuser();
  const plan = await planPage((await params).slug);
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

const planPage = cache(async (slug: string) => (await findPlan(slug)) ?? notFound());
