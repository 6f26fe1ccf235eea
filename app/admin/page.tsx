import type { Metadata } from "next";
import { Suspense } from "react";
import { KeptMail } from "@/components/admin/overview/kept-mail";
import {
  AccountsByStatus,
  Revenue,
  Signups,
  TrialsEnding,
} from "@/components/admin/overview/overview-figures";
import { BrokenInvariants, WaitingCards } from "@/components/admin/overview/waiting-cards";
import { Skeleton } from "@/components/ui/data/skeleton";
import { PageHeader } from "@/components/ui/page/page-header";
import {
  countAccountsByStatus,
  listTrialsEnding,
  otherCurrencies,
  revenueByMonth,
  signupsByDay,
} from "@/lib/admin/overview/figures";
import { recentState } from "@/lib/admin/overview/recent-state";
import { countWaitingForStaff } from "@/lib/admin/overview/waiting";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { env } from "@/lib/env";
import { countKept } from "@/lib/mail/deliver-kept";

export const metadata: Metadata = { title: "Overview" };

export default async function AdminPage() {
  await requireSuperuser();
  const currency = env().CURRENCY;
  const [waiting, kept, statuses, revenue, others, signups, trials] = await Promise.all([
    countWaitingForStaff(),
    countKept(),
    countAccountsByStatus(),
    revenueByMonth(currency),
    otherCurrencies(currency),
    signupsByDay(),
    listTrialsEnding(8),
  ]);
  return (
    <>
      <PageHeader
        title="Overview"
        description="What waits for a human first, then how the business is doing."
      />
      <div className="space-y-5">
        {!env().SMTP_URL && <KeptMail count={kept} />}
        <WaitingCards waiting={waiting} />
        <Suspense fallback={<Skeleton className="h-16" />}>
          <StateOfData />
        </Suspense>
        <AccountsByStatus statuses={statuses} />
        <div className="grid gap-5 lg:grid-cols-2">
          <Revenue months={revenue} currency={currency} others={others} />
          <Signups days={signups} />
        </div>
        <TrialsEnding trials={trials} />
      </div>
    </>
  );
}

async function StateOfData() {
  return <BrokenInvariants state={await recentState()} />;
}
