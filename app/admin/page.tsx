import type { Metadata } from "next";
import { KeptMail } from "@/components/admin/overview/kept-mail";
import {
  AccountsByStatus,
  Revenue,
  Signups,
  TrialsEnding,
} from "@/components/admin/overview/overview-figures";
import { Part } from "@/components/admin/overview/part";
import { BrokenInvariants, WaitingCards } from "@/components/admin/overview/waiting-cards";
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
  return (
    <>
      <PageHeader
        title="Overview"
        description="What waits for a human first, then how the business is doing."
      />
      <div className="space-y-5">
        {!env().SMTP_URL && (
          <Part name="The emails that are kept" read={countKept}>
            {(count) => <KeptMail count={count} />}
          </Part>
        )}
        <Part name="What waits for you" read={countWaitingForStaff}>
          {(waiting) => <WaitingCards waiting={waiting} />}
        </Part>
        <Part name="The state of the data" read={recentState}>
          {(state) => <BrokenInvariants state={state} />}
        </Part>
        <Part name="The accounts by status" read={countAccountsByStatus}>
          {(statuses) => <AccountsByStatus statuses={statuses} />}
        </Part>
        <Charts currency={currency} />
        <Part name="The trials" read={() => listTrialsEnding(8)}>
          {(trials) => <TrialsEnding trials={trials} />}
        </Part>
      </div>
    </>
  );
}

function Charts({ currency }: { currency: string }) {
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Part
        name="The revenue"
        read={() => Promise.all([revenueByMonth(currency), otherCurrencies(currency)])}
      >
        {([months, others]) => <Revenue months={months} currency={currency} others={others} />}
      </Part>
      <Part name="The sign-ups" read={signupsByDay}>
        {(days) => <Signups days={days} />}
      </Part>
    </div>
  );
}
