import { AccountMoney } from "@/components/admin/accounts/account-money";
import { AccountOverview } from "@/components/admin/accounts/account-overview";
import { AccountTimeline } from "@/components/admin/accounts/account-timeline";
import { MailTable } from "@/components/admin/mail-table";
import { LoadMore } from "@/components/ui/data/load-more";
import { LinkTabs } from "@/components/ui/page/link-tabs";
import type { AccountFacts } from "@/lib/admin/accounts/get-account";
import { listTimeline } from "@/lib/admin/accounts/timeline";
import type { TimelineKind } from "@/lib/admin/accounts/timeline-kind";
import { listMails } from "@/lib/admin/mails/list-mails";
import { afterPage } from "@/lib/page-params";
import { page } from "@/lib/pagination";
import { listLedger } from "@/lib/usage/list-ledger";

export const TABS = { overview: "Overview", money: "Money", mails: "Mails", timeline: "Timeline" } as const;
export type Tab = keyof typeof TABS;

const LEDGER_PAGE = 50;

/** The tab that an address names; the first for any other text. */
export function tabOf(text: string): Tab {
  return text in TABS ? (text as Tab) : "overview";
}

interface AccountTabProps {
  tab: Tab;
  facts: AccountFacts;
  /** Where an older page of the tab's list starts. */
  cursor: string;
  /** The kind of entries that the timeline is narrowed to. */
  only: TimelineKind | undefined;
}

/** One part of an account's story, with its own query. */
export async function AccountTab({ tab, facts, cursor, only }: AccountTabProps) {
  const { id } = facts.account;
  switch (tab) {
    case "overview":
      return <AccountOverview facts={facts} />;
    case "money":
      return <Money facts={facts} cursor={cursor} />;
    case "mails":
      return <MailTable mails={await listMails(id)} accountId={id} />;
    case "timeline":
      return <Timeline accountId={id} cursor={cursor} only={only} />;
  }
}

async function Money({ facts, cursor }: Pick<AccountTabProps, "facts" | "cursor">) {
  const { id } = facts.account;
  const rows = await listLedger(id, {}, { limit: LEDGER_PAGE, after: afterPage(cursor) });
  const { results, next_cursor } = page(rows, LEDGER_PAGE, (row) => row.id);
  return (
    <>
      <AccountMoney facts={facts} ledger={results} />
      <LoadMore href={next_cursor ? `/admin/accounts/${id}?tab=money&cursor=${next_cursor}` : undefined} />
    </>
  );
}

const ONLY: Record<TimelineKind, string> = {
  audit: "Changes",
  invoice: "Invoices",
  payment: "Payments",
  credits: "Credits",
  "sign-in": "Sign-ins",
  mail: "Emails",
  note: "Notes",
};

async function Timeline({
  accountId,
  cursor,
  only,
}: { accountId: number } & Pick<AccountTabProps, "cursor" | "only">) {
  const { entries, next } = await listTimeline(accountId, cursor, only);
  const href = `/admin/accounts/${accountId}?tab=timeline`;
  const narrowed = only ? `${href}&only=${only}` : href;
  return (
    <>
      <LinkTabs
        label="Which entries"
        tabs={[
          { href, label: "Everything", isCurrent: only === undefined },
          ...(Object.keys(ONLY) as TimelineKind[]).map((kind) => ({
            href: `${href}&only=${kind}`,
            label: ONLY[kind],
            isCurrent: kind === only,
          })),
        ]}
      />
      <AccountTimeline entries={entries} />
      <LoadMore href={next && `${narrowed}&cursor=${next}`} />
    </>
  );
}
